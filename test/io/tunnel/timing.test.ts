import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backoff, defaultTiming } from "../../../src/io/tunnel/timing.ts";

describe("the wait before the next try", () => {
	it("doubles up to a minute", () => {
		const waits = [0, 1, 2, 3, 4, 5, 6, 7].map((failures) =>
			backoff(failures, defaultTiming, 0),
		);
		expect(waits).toEqual([
			1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
		]);
	});

	it("is never nothing and never over a minute, however often it failed", () => {
		fc.assert(
			fc.property(
				fc.nat(1_000_000),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(failures, random) => {
					const wait = backoff(failures, defaultTiming, random);
					return wait >= 500 && wait <= 60_000;
				},
			),
		);
	});
});

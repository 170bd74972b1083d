import { describe, expect, it } from "vitest";
import { isRedelivered, retryDelays } from "../../src/webhook/retries.ts";

const day = 24 * 3_600_000;

describe("redelivery like Meta's", () => {
	const delays = retryDelays("meta");

	it("begins at once and becomes less frequent", () => {
		expect(delays.slice(0, 4)).toEqual([0, 15_000, 60_000, 240_000]);
		expect(delays).toEqual(delays.toSorted((a, b) => a - b));
	});

	it("goes on for a week, and not longer", () => {
		const total = delays.reduce((sum, delay) => sum + delay, 0);
		expect(total).toBeLessThanOrEqual(7 * day);
		expect(total).toBeGreaterThan(6 * day);
	});
});

it("a gateway sends again after 30 s, 5 min, 30 min and 2 h", () => {
	expect(retryDelays("gateway")).toEqual([
		30_000, 300_000, 1_800_000, 7_200_000,
	]);
});

it("none is none", () => {
	expect(retryDelays("none")).toEqual([]);
});

it.each([
	[200, false],
	[201, true],
	[204, true],
	[302, true],
	[500, true],
	[undefined, true],
])("%s is sent again: %s", (status, again) => {
	expect(isRedelivered(status)).toBe(again);
});

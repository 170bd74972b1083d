import { describe, expect, it } from "vitest";
import { createLegCount } from "../../../src/io/tunnel/leg-count.ts";

function watch(patienceMs = 20) {
	const lost: string[] = [];
	const legs = createLegCount((reason) => lost.push(reason), patienceMs);
	return { legs, lost };
}

describe("a count of legs", () => {
	it("is patient with a first leg, but not for ever", async () => {
		const { lost } = watch();
		expect(lost).toEqual([]);
		await expect
			.poll(() => lost)
			.toEqual(["there is no connection left to the localtunnel server"]);
	});

	it("says nothing as long as one is open", () => {
		const { legs, lost } = watch();
		legs.opened();
		legs.opened();
		legs.closed(true);
		legs.failed("refused");
		expect(lost).toEqual([]);
	});

	it("gives the last leg the same patience", async () => {
		const { legs, lost } = watch();
		legs.opened();
		legs.closed(true);
		expect(lost).toEqual([]);
		await expect.poll(() => lost).toHaveLength(1);
	});

	it("does not wait when the last one can't be opened again", () => {
		const { legs, lost } = watch();
		legs.opened();
		legs.closed(true);
		legs.failed("connection refused: 127.0.0.1:4");
		expect(lost).toEqual(["connection refused: 127.0.0.1:4"]);
	});

	it("ends a server's game of closing each connection unused", () => {
		const { legs, lost } = watch();
		for (let count = 0; count < 60; count += 1) {
			legs.opened();
			legs.opened();
			legs.closed(false);
			legs.closed(false);
		}
		expect(lost).toEqual(["the localtunnel server closes every connection"]);
	});

	it("does not mind idle connections between used ones", () => {
		const { legs, lost } = watch();
		legs.opened();
		for (let count = 0; count < 200; count += 1) {
			legs.opened();
			legs.closed(count % 40 === 0);
		}
		expect(lost).toEqual([]);
	});
});

import { expect, it } from "vitest";
import { createThrottle } from "../../src/commands/listen/throttle.ts";

it("lets a burst through, then one now and then, and counts what it held back", () => {
	let now = 0;
	const throttle = createThrottle(2, 1000, () => now);
	expect([
		throttle.admit(),
		throttle.admit(),
		throttle.admit(),
		throttle.admit(),
	]).toEqual([0, 0, undefined, undefined]);
	now = 1000;
	expect([throttle.admit(), throttle.admit()]).toEqual([2, undefined]);
	now = 60_000;
	expect([throttle.admit(), throttle.admit(), throttle.admit()]).toEqual([
		1,
		0,
		undefined,
	]);
});

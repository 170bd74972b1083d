import { expect, it, vi } from "vitest";
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

it("tells of what it held back when nothing was let through for so long", async () => {
	const told: number[] = [];
	const throttle = createThrottle(
		1,
		20,
		() => 0,
		(held) => told.push(held),
	);
	for (let n = 0; n < 4; n++) throttle.admit();
	expect(told).toEqual([]);
	await vi.waitFor(() => expect(told).toEqual([3]), { interval: 5 });
	throttle.admit();
	throttle.close();
	throttle.close();
	expect(told).toEqual([3, 1]);
});

it("tells nothing twice", () => {
	const told: number[] = [];
	let now = 0;
	const throttle = createThrottle(
		1,
		1000,
		() => now,
		(held) => told.push(held),
	);
	throttle.admit();
	throttle.admit();
	now = 1000;
	expect(throttle.admit()).toBe(1);
	throttle.close();
	expect(told).toEqual([]);
});

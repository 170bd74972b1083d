import { expect, it } from "vitest";
import { keepPace, type Pace } from "../../src/commands/replay/pace.ts";

const steady: Pace = { concurrency: 1, count: 5, durationMs: 60_000 };

/** Keeps a pace with a target that takes so long, on a clock that only the target moves on. */
async function moments(
	pace: Pace,
	takesMs: number,
	stop = new AbortController(),
	stopAfter = Number.POSITIVE_INFINITY,
): Promise<{ since: number; took: number }[]> {
	let clock = 1000;
	const sent: { since: number; took: number }[] = [];
	await keepPace(
		pace,
		async (since) => {
			clock += takesMs;
			sent.push({ since: since - 1000, took: clock - since });
			if (sent.length >= stopAfter) stop.abort();
		},
		() => clock,
		stop.signal,
	);
	return sent;
}

it("sends the next when the one before it was answered", async () => {
	const sent = await moments(steady, 40);
	expect(sent.map(({ since }) => since)).toEqual([0, 40, 80, 120, 160]);
	expect(sent.every(({ took }) => took === 40)).toBe(true);
});

it("counts from when each was due, where a rate is asked for and the target is too slow for it", async () => {
	const sent = await moments({ ...steady, rate: 100 }, 40);
	expect(sent).toEqual([
		{ since: 0, took: 40 },
		{ since: 10, took: 70 },
		{ since: 20, took: 100 },
		{ since: 30, took: 130 },
		{ since: 40, took: 160 },
	]);
});

it("waits until the next is due, where the target is faster than the rate", async () => {
	let clock = 1000;
	const sent: number[] = [];
	await keepPace(
		{ ...steady, count: 4, rate: 200 },
		async (since) => {
			sent.push(since - 1000);
			clock += 2;
		},
		() => clock,
		new AbortController().signal,
		async (ms) => {
			clock += ms;
			return true;
		},
	);
	expect(sent).toEqual([0, 5, 10, 15]);
});

it("ends when the time is over", async () => {
	const sent = await moments({ ...steady, count: 100, durationMs: 100 }, 40);
	expect(sent.map(({ since }) => since)).toEqual([0, 40, 80]);
});

it("ends when it is stopped", async () => {
	const sent = await moments(steady, 40, new AbortController(), 2);
	expect(sent).toHaveLength(2);
});

it("has as many under way as was asked for, and no more", async () => {
	const waiting: (() => void)[] = [];
	let most = 0;
	const done = keepPace(
		{ ...steady, concurrency: 3, count: 7 },
		() => {
			const answered = new Promise<void>((resolve) => waiting.push(resolve));
			most = Math.max(most, waiting.length);
			if (waiting.length === 3) for (const go of waiting.splice(0)) go();
			// The last one has nobody beside it.
			else if (most === 3) queueMicrotask(() => waiting.shift()?.());
			return answered;
		},
		() => 0,
		new AbortController().signal,
	);
	await done;
	expect(most).toBe(3);
});

import { setMaxListeners } from "node:events";
import { pause } from "./pause.ts";

/** How many deliveries there are to be, how many side by side, and how fast. */
export interface Pace {
	readonly concurrency: number;
	readonly count: number;
	readonly durationMs: number;
	/** Per second: the next one is due whether or not the target has answered. Without it, as soon as a lane is free. */
	readonly rate?: number | undefined;
}

/**
 * Runs `send` at this pace until all is sent, the time is over or `signal` aborts; what is under way then is waited for. `send`
 * gets the moment from which its response time counts: when it was due, though all lanes were still taken by a slow target.
 */
export async function keepPace(
	pace: Pace,
	send: (since: number) => Promise<void>,
	elapsed: () => number,
	signal: AbortSignal,
	wait: typeof pause = pause,
): Promise<void> {
	const { concurrency, count, durationMs, rate } = pace;
	setMaxListeners(0, signal);
	const began = elapsed();
	let next = 0;

	async function lane(): Promise<void> {
		while (next < count && !signal.aborted) {
			const now = elapsed();
			const due = rate === undefined ? now : began + (next / rate) * 1000;
			if (Math.max(due, now) - began >= durationMs) return;
			next += 1;
			if (due > now && !(await wait(Math.ceil(due - now), signal))) return;
			// A timer of ours that rings late is not the target's fault.
			await send(due > now ? elapsed() : due);
		}
	}

	const lanes = Math.min(concurrency, count);
	await Promise.all(Array.from({ length: lanes }, lane));
}

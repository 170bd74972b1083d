import { setTimeout as delay } from "node:timers/promises";

/** Node's timers ring at once for more than that, 24 days. */
const longest = 2 ** 31 - 1;

/** Waits so many milliseconds, but not more than 24 days. False when `signal` has put an end to it. */
export async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
	if (ms > 0 && !signal.aborted) {
		// Its only way to fail is to be aborted.
		await delay(Math.min(ms, longest), undefined, { signal }).catch(
			() => undefined,
		);
	}
	return !signal.aborted;
}

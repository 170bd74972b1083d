import { setTimeout as delay } from "node:timers/promises";

/** Waits so many milliseconds. False when `signal` has put an end to it. */
export async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
	if (ms > 0 && !signal.aborted) {
		// Its only way to fail is to be aborted.
		await delay(ms, undefined, { signal }).catch(() => undefined);
	}
	return !signal.aborted;
}

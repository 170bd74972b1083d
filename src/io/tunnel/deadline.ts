import { setTimeout as pause } from "node:timers/promises";

/** A signal that aborts after `ms`, or together with `signal`. Call `clear` when the work is over, so that nothing is held. */
export function createDeadline(
	ms: number,
	signal?: AbortSignal,
): { readonly signal: AbortSignal; clear(): void } {
	// AbortSignal.any and AbortSignal.timeout would do, but on Node 20 their combination may be collected before it fires.
	const controller = new AbortController();
	const abort = () => controller.abort();
	const timer = setTimeout(abort, ms);
	timer.unref();
	if (signal?.aborted) abort();
	signal?.addEventListener("abort", abort, { once: true });

	return {
		signal: controller.signal,
		clear() {
			clearTimeout(timer);
			signal?.removeEventListener("abort", abort);
		},
	};
}

/** Resolves when the signal has aborted. Only for signals that don't outlive the work: it holds on to them. */
export function whenAborted(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener("abort", () => resolve(), { once: true });
	});
}

/** Resolves after `ms`, or as soon as `signal` aborts; without keeping the process alive. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
	return pause(ms, undefined, {
		ref: false,
		...(signal === undefined ? {} : { signal }),
	}).catch(() => {});
}

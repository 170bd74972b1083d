import { createDeadline, whenAborted } from "./deadline.ts";

/** Waits that can be cut short. */
export interface Bell {
	/** Ends the current wait, or else the next one before it begins. */
	ring(): void;
	/** Resolves after `ms`, when the bell rings, or when `signal` aborts. Only one wait at a time. */
	wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** Makes a bell whose timers don't keep the process alive. */
export function createBell(): Bell {
	let rung = false;
	let wake: (() => void) | undefined;

	return {
		ring() {
			rung = true;
			wake?.();
		},
		async wait(ms, signal) {
			const deadline = createDeadline(ms, signal);
			if (!rung) {
				const woken = new Promise<void>((resolve) => {
					wake = resolve;
				});
				await Promise.race([woken, whenAborted(deadline.signal)]);
			}
			deadline.clear();
			rung = false;
			wake = undefined;
		},
	};
}

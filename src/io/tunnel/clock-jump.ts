const checkEveryMs = 5_000;
const toleranceMs = 5_000;

/** The two clocks whose difference shows a sleep. */
export interface Clocks {
	readonly now: () => number;
	readonly elapsed: () => number;
}

/** Calls back when the wall clock has run away from the monotonic one, as it does while a computer sleeps. Returns how to end it. */
export function onClockJump(
	clocks: Clocks,
	onJump: () => void,
	everyMs = checkEveryMs,
): () => void {
	let lead = clocks.now() - clocks.elapsed();
	const timer = setInterval(() => {
		const current = clocks.now() - clocks.elapsed();
		if (Math.abs(current - lead) > toleranceMs) onJump();
		lead = current;
	}, everyMs);
	timer.unref();
	return () => clearInterval(timer);
}

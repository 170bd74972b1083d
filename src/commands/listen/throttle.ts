/** Lets through a few, then one now and then, and counts what it held back. */
export interface Throttle {
	/** How many were held back since the last one let through, or undefined when this one is held back too. */
	admit(): number | undefined;
	/** Tells of what is held back. */
	close(): void;
}

/**
 * `burst` at once, then one for every `everyMs`. What was held back and waits for the next one is told as a number: after
 * `everyMs` in which none was let through.
 */
export function createThrottle(
	burst: number,
	everyMs: number,
	now: () => number,
	tell: (held: number) => void = () => undefined,
): Throttle {
	let tokens = burst;
	let filledAt = now();
	let held = 0;
	let waiting: NodeJS.Timeout | undefined;

	/** How many were held back; from here on they count as told. */
	function release(): number {
		clearTimeout(waiting);
		waiting = undefined;
		const count = held;
		held = 0;
		return count;
	}

	function flush(): void {
		const count = release();
		if (count > 0) tell(count);
	}

	return {
		admit() {
			const gained = Math.floor((now() - filledAt) / everyMs);
			if (gained > 0) {
				tokens = Math.min(burst, tokens + gained);
				filledAt += gained * everyMs;
			}
			if (tokens === 0) {
				held++;
				waiting ??= setTimeout(flush, everyMs).unref();
				return undefined;
			}
			tokens--;
			return release();
		},
		close: flush,
	};
}

/** Lets through a few, then one now and then, and counts what it held back. */
export interface Throttle {
	/** How many were held back since the last one let through, or undefined when this one is held back too. */
	admit(): number | undefined;
}

/** `burst` at once, then one for every `everyMs`. */
export function createThrottle(
	burst: number,
	everyMs: number,
	now: () => number,
): Throttle {
	let tokens = burst;
	let filledAt = now();
	let held = 0;
	return {
		admit() {
			const gained = Math.floor((now() - filledAt) / everyMs);
			if (gained > 0) {
				tokens = Math.min(burst, tokens + gained);
				filledAt += gained * everyMs;
			}
			if (tokens === 0) {
				held++;
				return undefined;
			}
			tokens--;
			const more = held;
			held = 0;
			return more;
		},
	};
}

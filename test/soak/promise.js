/** Throws when a promise is broken, with what was seen. */
export function promise(kept, broken) {
	if (!kept) throw new Error(broken);
}

/** A number as a person reads it. */
export function round(number, digits = 0) {
	return number.toFixed(digits);
}

/** The value below which this share of the numbers lies. */
export function percentile(numbers, share) {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** The n-th fictitious number in place of one: as long, of the same region, in the range 555. */
export function otherPhone(digits: string, n: number): string {
	const isNorthAmerican = digits.startsWith("1") && digits.length === 11;
	const start = isNorthAmerican ? "1" : digits.slice(0, 2);
	const room = Math.max(1, digits.length - start.length - 3);
	return `${start}555${String(n).padStart(room, "0")}`;
}

/** The digits of a number in any notation. */
export function digitsOf(text: string): string {
	return text.replace(/\D/g, "");
}

/** Other digits in the notation of a number: `+1 (415) 555-0829`. Those that find no place stand at its end. */
export function inNotationOf(notation: string, digits: string): string {
	let used = 0;
	const dealt = notation.replace(/\d/g, () => digits[used++] ?? "");
	return dealt + digits.slice(used);
}

import { closest, distance } from "fastest-levenshtein";

/** The known word that was probably meant, if one is near enough to be worth naming. */
export function suggest(
	typed: string,
	known: readonly string[],
): string | undefined {
	if (known.length === 0) return undefined;
	const word = typed.toLowerCase();
	const nearest = closest(word, known);
	const tolerance = Math.max(
		1,
		Math.floor(Math.max(word.length, nearest.length) * 0.4),
	);
	if (distance(word, nearest.toLowerCase()) <= tolerance) return nearest;
	// Two letters swapped are two edits, too many for a short word; and a longer word may have been cut off.
	return known.find(
		(candidate) =>
			letters(candidate.toLowerCase()) === letters(word) ||
			(word.length > 2 && candidate.toLowerCase().startsWith(word)),
	);
}

function letters(word: string): string {
	return [...word].sort().join("");
}

/** "Did you mean text?", or what there is to choose from when nothing comes near. */
export function didYouMean(typed: string, known: readonly string[]): string {
	const meant = suggest(typed, known);
	return meant === undefined
		? `one of: ${known.join(", ")}`
		: `did you mean ${meant}?`;
}

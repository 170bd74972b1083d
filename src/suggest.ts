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
	return known.find(
		(candidate) => word.length > 2 && candidate.toLowerCase().startsWith(word),
	);
}

/** "Did you mean text?", or what there is to choose from when nothing comes near. */
export function didYouMean(typed: string, known: readonly string[]): string {
	const meant = suggest(typed, known);
	return meant === undefined
		? `one of: ${known.join(", ")}`
		: `did you mean ${meant}?`;
}

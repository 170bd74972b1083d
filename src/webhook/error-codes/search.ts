import type { ErrorEntry } from "./error-code.ts";
import { errorTable } from "./table.ts";

/**
 * The errors that words describe, nearest first: with this title, with these words in their title, with a title that stands
 * in the text, or with these words in what is said of them. Case, hyphens and spaces don't matter.
 */
export function searchErrors(text: string): readonly ErrorEntry[] {
	const asked = squeeze(text);
	if (asked.length < 3) return [];
	const words = wordsOf(text);
	// A letter here and there, as in a file that is no text, begins many a word.
	if (!words.some((word) => word.length > 2)) return [];
	const ways: ((entry: ErrorEntry) => boolean)[] = [
		(entry) => names(entry).some((name) => squeeze(name) === asked),
		(entry) => names(entry).some((name) => squeeze(name).includes(asked)),
		(entry) => names(entry).some((name) => holds(name, words)),
		longestStandingIn(asked),
		({ cause, fix }) => holds(`${cause} ${fix}`, words),
	];
	for (const way of ways) {
		const found = errorTable.filter(way);
		if (found.length > 0) return found;
	}
	return [];
}

/** Every title and other wording, for a guess at what was meant. */
export function errorNames(): readonly string[] {
	return errorTable.flatMap(names);
}

function names({ title, also = [] }: ErrorEntry): readonly string[] {
	return [title, ...also];
}

/** The errors that a text names; not those whose name is just a part of another's: `Unsupported post request`. */
function longestStandingIn(text: string): (entry: ErrorEntry) => boolean {
	const standing = (entry: ErrorEntry) =>
		names(entry)
			.filter((name) => standsIn(name, text))
			.map(squeeze);
	const all = errorTable.flatMap(standing);
	return (entry) =>
		standing(entry).some((name) =>
			all.every((other) => other === name || !other.includes(name)),
		);
}

/** A long text speaks of an error if it holds a name of it; short ones ("Service unavailable") stand in any log. */
function standsIn(name: string, text: string): boolean {
	const squeezed = squeeze(name);
	return squeezed.length >= 19 && text.includes(squeezed);
}

function holds(name: string, words: readonly string[]): boolean {
	const known = wordsOf(name);
	return words.every((word) => known.some((each) => each.startsWith(word)));
}

function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function squeeze(text: string): string {
	return wordsOf(text).join("");
}

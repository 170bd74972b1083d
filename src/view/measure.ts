import stringWidth from "string-width";
import { type Safe, vouch } from "./safe.ts";

/** Columns that a text takes on a terminal; colour takes none. */
export function width(text: Safe): number {
	return stringWidth(text);
}

/** Pads with spaces on the right up to a number of columns. */
export function pad(text: Safe, columns: number): Safe {
	const missing = columns - width(text);
	return missing > 0 ? vouch(text + " ".repeat(missing)) : text;
}

/** Cuts an uncoloured text to a number of columns, between graphemes; the ellipsis tells that something was cut. */
export function truncate(text: Safe, columns: number, ellipsis: Safe): Safe {
	if (widest(text, columns) <= columns) return text;
	const room = columns - width(ellipsis);
	let kept = "";
	let used = 0;
	for (const part of graphemes(text)) {
		used += cells(part);
		if (used > room) break;
		kept += part;
	}
	return vouch(kept + ellipsis);
}

/** Columns that an uncoloured text takes on the terminal that shows it widest. Counting stops beyond `enough`. */
export function widest(text: Safe, enough = Number.POSITIVE_INFINITY): number {
	if (narrow.test(text)) return text.length;
	let columns = 0;
	for (const part of graphemes(text)) {
		columns += cells(part);
		if (columns > enough) break;
	}
	return columns;
}

/** The graphemes of a text, in order; an endless one (stacked jamo, chained conjuncts) comes in pieces. */
export function* graphemes(text: string): Generator<string> {
	if (narrow.test(text)) {
		yield* text;
		return;
	}
	for (const { segment } of segmenter.segment(text)) {
		if (segment.length <= longestGrapheme) yield segment;
		else yield* segment;
	}
}

/** Columns of a grapheme on a terminal that knows the least about it: one that draws each part of an emoji by itself. */
export function cells(grapheme: string): number {
	if (grapheme.length === 1 && narrow.test(grapheme)) return 1;
	let parts = 0;
	for (const part of grapheme) parts += stringWidth(part);
	return Math.max(parts, stringWidth(grapheme));
}

// Latin, Greek and Cyrillic letters: a unit, a grapheme and a column are the same.
const narrow = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f]*$/;
const longestGrapheme = 64;
const segmenter = new Intl.Segmenter("en");

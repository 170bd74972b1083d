import stringWidth from "string-width";
import { type Safe, vouch } from "./safe.ts";

/** Columns that a text takes on a terminal; colour takes none. */
export function width(text: Safe): number {
	return narrow.test(text) ? text.length : stringWidth(text);
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
	for (const [stretch] of text.matchAll(stretches)) {
		if (columns > enough) break;
		if (narrow.test(stretch)) columns += stretch.length;
		else for (const part of segments(stretch)) columns += cells(part);
	}
	return columns;
}

/** The graphemes of a text, in order; an endless one (stacked jamo, chained conjuncts) comes in pieces. */
export function* graphemes(text: string): Generator<string> {
	for (const [stretch] of text.matchAll(stretches)) {
		if (narrow.test(stretch)) yield* stretch;
		else yield* segments(stretch);
	}
}

function* segments(text: string): Generator<string> {
	for (const { segment } of segmenter.segment(text)) {
		if (segment.length <= 4 || cells(segment) <= widestGrapheme) yield segment;
		else yield* segment;
	}
}

/** Columns of a grapheme on a terminal that knows the least about it: one that draws each part of an emoji by itself. */
export function cells(grapheme: string): number {
	if (grapheme.endsWith(keycap)) return 2;
	let columns = 0;
	for (const part of grapheme) {
		if (narrow.test(part)) columns += 1;
		else if (pictograph.test(part)) columns += 2;
		else columns += stringWidth(part);
	}
	return columns;
}

const keycap = "\u20e3";
const pictograph =
	/\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}/u;

// Latin, Greek and Cyrillic letters, dashes and our own signs: a unit, a grapheme and a column are the same.
const plain = String.raw` -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2500-\u257f\u2713\u2717`;
const narrow = new RegExp(`^[${plain}]*$`);
// Finding graphemes takes long, so it is asked for only where one may be more than a unit: what is not plain, and what it stands on.
const stretches = new RegExp(
	`[${plain}]+(?=[${plain}]|$)|[${plain}]?[^${plain}]+`,
	"g",
);

// A couple of two skin tones, drawn part by part.
const widestGrapheme = 12;
const segmenter = new Intl.Segmenter("en");

import stringWidth from "fast-string-width";
import { atFirstUse } from "./at-first-use.ts";
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
		used += widest(part);
		if (used > room) break;
		kept += part;
	}
	return vouch(kept + ellipsis);
}

/** Columns that an uncoloured text takes on the terminal that shows it widest. Counting stops beyond `enough`. */
export function widest(
	text: string,
	enough = Number.POSITIVE_INFINITY,
): number {
	if (narrow.test(text)) return text.length;
	let columns = 0;
	for (const character of text) {
		columns += cells(character);
		if (columns > enough) break;
	}
	return columns;
}

/** The graphemes of a text, in order; an endless one (stacked jamo, chained conjuncts) comes in pieces. */
export function* graphemes(text: string): Generator<string> {
	for (const [stretch] of text.matchAll(stretches())) {
		if (single().test(stretch)) yield* stretch;
		else yield* segments(stretch);
	}
}

function* segments(text: string): Generator<string> {
	for (const { segment } of segmenter().segment(text)) {
		if (widest(segment) <= widestGrapheme) yield segment;
		else yield* segment;
	}
}

/** Columns of one character on a terminal that joins it to no other, as `wcwidth` has it, and two for whatever may be a picture. */
function cells(character: string): number {
	if (narrow.test(character)) return 1;
	if (wide().test(character) || pictograph().test(character)) return 2;
	return invisible().test(character) ? 0 : 1;
}

// Latin, Greek and Cyrillic letters, dashes and our own signs: a unit, a grapheme and a column are the same.
const plain = String.raw` -~\u{a0}-\u{ac}\u{ae}-\u{2ff}\u{370}-\u{482}\u{48a}-\u{52f}\u{2010}-\u{2027}\u{2500}-\u{257f}\u{2713}\u{2717}`;
const narrow = new RegExp(`^[${plain}]*$`, "u");

// Finding graphemes takes long. It is left out for letters that are one by themselves, unless something joins on.
const letters = String.raw`\u{5d0}-\u{5ea}\u{620}-\u{64a}\u{671}-\u{6d3}\u{e01}-\u{e30}\u{3001}-\u{3029}\u{3041}-\u{3096}\u{30a0}-\u{30ff}\u{3400}-\u{4dbf}\u{4e00}-\u{9fff}\u{ac00}-\u{d7a3}\u{ff01}-\u{ff60}`;
const single = atFirstUse(() => new RegExp(`^[${plain}${letters}]*$`, "u"));
const stretches = atFirstUse(
	() =>
		new RegExp(
			`[${plain}${letters}]+(?=[${plain}${letters}]|$)|[${plain}${letters}]?[^${plain}${letters}]+`,
			"gu",
		),
);

// East Asian Width W and F.
const wide = atFirstUse(
	() =>
		/[\u{1100}-\u{115f}\u{231a}\u{231b}\u{2329}\u{232a}\u{2630}-\u{2637}\u{268a}-\u{268f}\u{2e80}-\u{303e}\u{3041}-\u{a4cf}\u{a960}-\u{a97c}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{fe10}-\u{fe19}\u{fe30}-\u{fe6f}\u{ff00}-\u{ff60}\u{ffe0}-\u{ffe6}\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1d300}-\u{1d376}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]/u,
);
const pictograph = atFirstUse(
	() =>
		/\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Presentation}/u,
);
// The frame of a keycap is one, but makes its digit wider.
const invisible = atFirstUse(
	() => /(?!\u{20e3})[\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]/u,
);

// A couple of two skin tones, drawn part by part.
const widestGrapheme = 12;
const segmenter = atFirstUse(() => new Intl.Segmenter("en"));

import type { Level, Meanings } from "../../webhook/meanings/meaning.ts";
import type { Span } from "../layout.ts";
import { type OurPassage, said } from "../passage.ts";
import { type Safe, safe, vouch } from "../safe.ts";
import type { Tone } from "../theme.ts";
import type { Piece } from "./piece.ts";

/** A word that Meta documents, spelled as it came, and what it says; it can be the outcome of an event as it is. */
export interface Word extends Span {
	/** A sentence, or empty. */
	readonly says: string;
}

/** The word of a key if it is one of the known; any other is left for the tree. */
export function word(
	piece: Piece,
	key: string,
	meanings: Meanings,
): Word | undefined {
	return piece.as(key, (value) => known(value, meanings));
}

/** A value as one of the known words. Samples of Meta's have lists of one word in place of the word. */
export function known(value: unknown, meanings: Meanings): Word | undefined {
	const text = Array.isArray(value) && value.length === 1 ? value[0] : value;
	if (typeof text !== "string") return undefined;
	const meaning = meanings.find(text);
	if (meaning === undefined) return undefined;
	return { text: vouch(text), tone: tones[meaning.level], says: meaning.says };
}

/** `INVALID_FORMAT: something in it is malformed.`, or the word alone. */
export function explained(word: Word | undefined): OurPassage[] {
	if (word === undefined) return [];
	const { text, says, tone } = word;
	return sentence(says === "" ? text : safe`${text}: ${vouch(says)}`, tone);
}

/** What a word says, without the word: it stands on the headline. */
export function meaning(word: Word | undefined): OurPassage[] {
	return word === undefined || word.says === ""
		? []
		: sentence(vouch(word.says));
}

/** A line in our own words. */
export function sentence(
	text: Safe | undefined,
	tone: Tone = "ours",
): OurPassage[] {
	return text === undefined ? [] : [said(text, tone)];
}

/** `DRAFT to PUBLISHED`, as far as both are known; in the tone of what it is now. */
export function change(
	before: Word | undefined,
	after: Word | undefined,
): Span | undefined {
	if (after === undefined) {
		return before && { text: safe`was ${before.text}`, tone: "accent" };
	}
	const text = before
		? safe`${before.text} to ${after.text}`
		: safe`now ${after.text}`;
	return { text, tone: after.tone };
}

const tones: Readonly<Record<Level, Tone>> = {
	good: "good",
	warn: "warn",
	bad: "bad",
	plain: "accent",
};

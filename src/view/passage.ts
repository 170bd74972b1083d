import type { Span } from "./layout.ts";
import type { Page } from "./page.ts";
import { join, type Safe, safe } from "./safe.ts";
import { clean, escapes } from "./text.ts";
import type { Tone } from "./theme.ts";

/**
 * Some lines of text as they came: showing them takes secrets out and cleans them. They stand behind the gutter's bar; only words
 * of ours do without it.
 */
export type Passage =
	| {
			readonly text: string;
			readonly tone: Tone;
			readonly isOurs?: false;
	  }
	| OurPassage;

/** Words of ours, in which nothing stands that could pass for a line of its own: numbers and ids of a shape that was checked. */
export interface OurPassage {
	readonly text: Safe;
	readonly tone: Tone;
	readonly isOurs: true;
}

/** A passage in our own words. */
export function said(text: Safe, tone: Tone = "ours"): OurPassage {
	return { text, tone, isOurs: true };
}

/** What may still be shown; everything shown takes from it. */
export interface Budget {
	bytes: number;
	lines: number;
}

/** Passages as lines in the gutter as far as the budget goes, and how many characters it did not go for. */
export function showPassages(
	passages: readonly Passage[],
	page: Page,
	budget: Budget,
): { shown: Safe; hidden: number } {
	const shown: Safe[] = [];
	let hidden = 0;
	for (const { text, tone, isOurs } of passages) {
		let start = 0;
		while (start <= text.length && !isSpent(budget)) {
			const newline = text.indexOf("\n", start);
			const end = newline === -1 ? text.length : newline;
			hidden += showLine(
				text.slice(start, beforeReturn(text, start, end)),
				{ tone, isOurs },
				page,
				budget,
				shown,
			);
			start = end + 1;
		}
		hidden += Math.max(0, text.length - start);
	}
	return { shown: join(shown, safe``), hidden };
}

/** Where a line ends that a carriage return and a newline end together. */
function beforeReturn(text: string, start: number, end: number): number {
	const isReturn = end > start && end < text.length && text[end - 1] === "\r";
	return isReturn ? end - 1 : end;
}

/** Adds what the budget allows of one line to `shown`, and gives the number of characters left out. */
function showLine(
	line: string,
	look: Pick<Span, "tone" | "isOurs">,
	{ layout, redact }: Page,
	budget: Budget,
	shown: Safe[],
): number {
	const { text, length } = cleanStart(line, budget.bytes, redact);
	let hidden = line.length - length;
	for (const piece of layout.wrap(text)) {
		if (isSpent(budget)) {
			hidden += piece.replace(escapes, "-").length;
		} else {
			const drawn = layout.line({ text: piece, ...look });
			budget.bytes -= Buffer.byteLength(drawn);
			budget.lines -= 1;
			shown.push(drawn);
		}
	}
	return hidden;
}

/** As much of a line as fits so many bytes once it is clean; how much that is in the line. Nothing beyond is looked at. */
function cleanStart(
	line: string,
	bytes: number,
	redact: (text: string) => string,
): { text: Safe; length: number } {
	let start = wholeCharacters(line, bytes);
	for (;;) {
		const text = clean(redact(start.replaceAll("\t", "    ")));
		const excess = Buffer.byteLength(text) / bytes;
		if (excess <= 1) return { text, length: start.length };
		start = wholeCharacters(start, Math.floor(start.length / excess));
	}
}

function isSpent(budget: Budget): boolean {
	return budget.bytes <= 0 || budget.lines <= 0;
}

/** The beginning of a text, at most so long, that does not end within a surrogate pair. */
function wholeCharacters(text: string, length: number): string {
	if (text.length <= length) return text;
	const last = text.charCodeAt(length - 1);
	const isHighSurrogate = last >= 0xd800 && last <= 0xdbff;
	return text.slice(0, isHighSurrogate ? length - 1 : length);
}

import type { Page } from "./page.ts";
import { type Safe, vouch } from "./safe.ts";
import { clean, escapes } from "./text.ts";
import type { Tone } from "./theme.ts";

/** Some lines of text as they came: showing them takes secrets out and cleans them. */
export interface Passage {
	readonly text: string;
	readonly tone: Tone;
}

/** What may still be shown; everything shown takes from it. */
export interface Budget {
	bytes: number;
	lines: number;
}

/** Passages as lines behind the gutter as far as the budget goes, and how many characters it did not go for. */
export function showPassages(
	passages: readonly Passage[],
	{ layout, redact }: Page,
	budget: Budget,
): { shown: Safe; hidden: number } {
	let shown = "";
	let hidden = 0;
	for (const { text, tone } of passages) {
		for (let start = 0; start <= text.length; ) {
			const end = lineEnd(text, start);
			// A line is not read further than it could be shown, however long it is.
			const readEnd = wholeCharacters(
				text,
				start,
				Math.min(end, start + Math.max(0, budget.bytes)),
			);
			hidden += end - readEnd;
			const line = text.slice(start, readEnd).replaceAll("\t", "    ");
			for (const piece of layout.wrap(clean(redact(line)))) {
				if (spent(budget)) {
					hidden += piece.replace(escapes, "-").length;
					continue;
				}
				const drawn = layout.line({ text: piece, tone });
				budget.bytes -= Buffer.byteLength(drawn);
				budget.lines--;
				shown += drawn;
			}
			start = end + 1;
			if (spent(budget)) {
				hidden += Math.max(0, text.length - start);
				break;
			}
		}
	}
	return { shown: vouch(shown), hidden };
}

function spent(budget: Budget): boolean {
	return budget.bytes <= 0 || budget.lines <= 0;
}

function lineEnd(text: string, start: number): number {
	const newline = text.indexOf("\n", start);
	return newline === -1 ? text.length : newline;
}

/** Moves an end that would part a surrogate pair to before it. */
function wholeCharacters(text: string, start: number, end: number): number {
	const last = text.charCodeAt(end - 1);
	const isHighSurrogate = last >= 0xd800 && last <= 0xdbff;
	return isHighSurrogate && end < text.length && end - 1 > start
		? end - 1
		: end;
}

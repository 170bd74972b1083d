import { type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import type { Theme, Tone } from "./theme.ts";
import { spaces, wrap } from "./wrap.ts";

/** What a diagnosis is drawn on. */
export interface DiagnosisPage {
	readonly theme: Theme;
	/** Of the terminal; undefined when there is none, and lines have no end. */
	readonly columns: number | undefined;
	/** Only what is wrong. */
	readonly quiet: boolean;
	/** Also what was seen of that which is in order. */
	readonly verbose: boolean;
	/** Takes secrets out of a text. */
	readonly redact: (text: string) => string;
}

/** How long lines may be: longer ones are hard to read, and the terminal's last column stays free. */
export function roomOf({ columns }: Pick<DiagnosisPage, "columns">): number {
	if (columns === undefined) return Number.POSITIVE_INFINITY;
	return Math.max(30, Math.min(columns - 1, widestLine));
}

const widestLine = 110;

/** A text, whoever wrote it, as lines that fit. Line breaks in it are spaces. */
export function paragraph(
	text: string,
	tone: Tone,
	room: number,
	{ theme, redact }: Pick<DiagnosisPage, "theme" | "redact">,
): Safe[] {
	const line = clean(redact(text).trim().replace(/\s+/g, " "));
	return wrap(line, room).map((piece) => theme.paint(tone, piece));
}

/** Lines of which the first stands behind a start that takes so many columns, and the others are indented as far. */
export function beside(
	start: Safe,
	lines: readonly Safe[],
	columns: number,
): Safe[] {
	return lines.map((line, index) => {
		if (index === 0) return safe`${start}${line}`;
		return line === "" ? line : safe`${spaces(columns)}${line}`;
	});
}

import { pad } from "./measure.ts";
import { join, type Safe, safe } from "./safe.ts";
import type { Theme, Tone } from "./theme.ts";
import { spaces, wrap } from "./wrap.ts";

/** How explanations are drawn. */
export interface ExplanationPage {
	readonly theme: Theme;
	/** Of the terminal; undefined when there is none, and lines have no end. */
	readonly columns: number | undefined;
	/** Only what a code means and what to do. */
	readonly quiet: boolean;
	/** Also how sure that is, and other names for it. */
	readonly verbose: boolean;
	/** Takes secrets out of a text. */
	readonly redact: (text: string) => string;
}

/** Some words behind a label, at most four letters long, or behind none. */
export interface Paragraph {
	readonly label: Safe;
	readonly text: Safe;
	readonly tone: Tone;
}

/** A paragraph as lines that start at the margin, its label standing to the left of the first. */
export function drawParagraph(
	{ label, text, tone }: Paragraph,
	margin: number,
	{ theme, columns }: ExplanationPage,
): Safe {
	const lines = wrap(text, textColumns(columns, margin)).map((line, index) => {
		const start =
			index > 0 || label === ""
				? spaces(margin)
				: safe`  ${theme.paint("dim", pad(label, margin - 2))}`;
		return safe`${start}${theme.paint(tone, line)}\n`;
	});
	return join(lines, safe``);
}

/** How wide text may be: longer lines are hard to read, and the terminal's last column stays free. */
export function textColumns(
	columns: number | undefined,
	margin: number,
): number {
	if (columns === undefined) return Number.POSITIVE_INFINITY;
	return Math.max(20, Math.min(columns - 1, 100) - margin);
}

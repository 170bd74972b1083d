import { deal, gap } from "./deal.ts";
import { pad, truncate, width } from "./measure.ts";
import { join, type Safe, safe, vouch } from "./safe.ts";
import type { Theme, Tone } from "./theme.ts";
import { spaces, wrap } from "./wrap.ts";

/** A piece of text that is not coloured yet, and what it is. */
export interface Span {
	readonly text: Safe;
	readonly tone: Tone;
	/** Words of ours alone, which need no bar before them below the headline. */
	readonly isOurs?: boolean | undefined;
	/** Left out where it would take a line of its own. */
	readonly ifRoom?: boolean | undefined;
	/** How soon it goes below where a headline has no room for all: the highest first. Without it, it stays as long as it can. */
	readonly yields?: number | undefined;
	/** Shortened rather than put below; below, where it must go, it stands behind this. */
	readonly staysWith?: Safe | undefined;
}

/** What stands left of everything: when, in which direction, which delivery. */
export interface Lead {
	readonly time: Safe;
	readonly sign: Span;
	readonly id: Safe;
}

/** Puts text where it belongs on the terminal at hand; nothing it is given ever reaches the left edge. */
export interface Layout {
	/** A line with its lead and title; what finds no room beside them goes on in the gutter. */
	headline(lead: Lead, title: Span, spans: readonly Span[]): Safe;
	/** Breaks a line into pieces that fit into the gutter. */
	wrap(text: Safe): Safe[];
	/** One such piece in the gutter: behind its bar, unless it is ours. */
	line(piece: Span): Safe;
}

/** A title this long leaves what follows aligned; a longer one pushes it to the right. */
const titleColumns = 16;

/**
 * Lays out for a terminal of so many columns, or without an end to a line when there is no terminal. Where `idColumns` is 0 there
 * are no leads: nothing was received.
 */
export function createLayout(
	theme: Theme,
	columns: number | undefined,
	idColumns: number,
): Layout {
	const isNarrow = columns !== undefined && columns < 64;
	const space = isNarrow ? safe` ` : gap;
	const hasLead = idColumns > 0;
	const leadColumns = hasLead
		? 8 + 3 + 1 + idColumns + 2 * space.length
		: gap.length;
	const indent = isNarrow ? 2 : leadColumns;
	// The last column stays free: some terminals break the line as soon as it is taken.
	const lineColumns = columns === undefined ? endless : columns - 1;
	const bodyColumns = Math.max(10, lineColumns - indent - 2);
	const bar = safe`${spaces(indent)}${theme.paint("dim", theme.signs.bar)}`;
	const noBar = spaces(indent + 1);

	const painted = (spans: readonly Span[]) =>
		join(
			spans.map(({ tone, text }) => theme.paint(tone, text)),
			gap,
		);

	const headlineStart = ({ time, sign, id }: Lead) =>
		!hasLead
			? gap
			: safe`${theme.paint("dim", pad(time, 8))}${space}${theme.paint(sign.tone, pad(sign.text, 3))} ${pad(id, idColumns)}${space}`;

	return {
		headline(lead, title, spans) {
			const longest = Math.min(60, Math.max(10, lineColumns - leadColumns));
			const name = truncate(title.text, longest, theme.signs.ellipsis);
			const column =
				name === "" ? name : safe`${pad(name, titleColumns)}${gap}`;
			const room = isNarrow ? 0 : lineColumns - leadColumns - width(column);
			const [beside = [], ...below] = deal(
				spans,
				room,
				bodyColumns,
				theme.signs.ellipsis,
			);
			const first = safe`${headlineStart(lead)}${theme.paint(title.tone, beside.length > 0 ? column : name)}${painted(beside)}\n`;
			const more = below.map((row) => {
				const isOurs = row.every((span) => span.isOurs);
				return safe`${isOurs ? noBar : bar} ${painted(row)}\n`;
			});
			return join([first, ...more], safe``);
		},
		wrap: (text) => wrapHanging(text, bodyColumns),
		line: ({ tone, text, isOurs }) =>
			text === ""
				? safe`${bar}\n`
				: safe`${isOurs ? noBar : bar} ${theme.paint(tone, text)}\n`,
	};
}

/** What goes on below an indented line is indented as it is, so that a tree stays one. */
function wrapHanging(text: Safe, columns: number): Safe[] {
	const indent = text.length - text.trimStart().length;
	if (indent === 0 || indent > columns / 2) return wrap(text, columns);
	const pieces = wrap(vouch(text.slice(indent)), columns - indent);
	return pieces.map((piece) => safe`${spaces(indent)}${piece}`);
}

const endless = Number.POSITIVE_INFINITY;

import type { Span } from "./layout.ts";
import { truncate, widest } from "./measure.ts";
import { type Safe, safe } from "./safe.ts";
import { wrap } from "./wrap.ts";

/** What stands between two spans. */
export const gap = safe`  `;

/**
 * Deals the spans of a headline out to lines: beside the title, where there is `room`, then below it in so many columns. What
 * yields goes below first, and a name is shortened before it goes there.
 */
export function deal(
	spans: readonly Span[],
	room: number,
	columns: number,
	ellipsis: Safe,
): Span[][] {
	if (sumOf(spans) <= room) return [[...spans]];

	// Where nothing fits beside a title, the first line below takes what would.
	const first = room > 0 ? room : columns;
	const staying = withoutYielding(spans, first);
	const yielding = spans.filter((span) => !staying.includes(span));
	const over = columnsOf(staying) - first;
	const fitting = staying.map((span) => shortened(span, over, ellipsis));
	return [
		...rows(fitting, room, columns),
		...rows(yielding, columns, columns),
	].filter((row, index) => index === 0 || row.length > 0);
}

/** The spans that stay when as many have given way as must. */
function withoutYielding(spans: readonly Span[], room: number): Span[] {
	const staying = [...spans];
	while (columnsOf(staying) > room) {
		const most = Math.max(...staying.map(({ yields = 0 }) => yields));
		if (most === 0) break;
		const next = staying.findLastIndex(({ yields }) => yields === most);
		staying.splice(next, 1);
	}
	return staying;
}

/** What spans take side by side, each with the gap before the next. What is there only if there is room takes none. */
function columnsOf(spans: readonly Span[]): number {
	return sumOf(spans.filter(({ ifRoom }) => ifRoom !== true));
}

function sumOf(spans: readonly Span[]): number {
	return spans.reduce(
		(sum, { text }) => sum + widest(text) + gap.length,
		-gap.length,
	);
}

/** A name of which not even this much can be read is better read below. */
const leastOfName = 10;

/** A name that is `over` columns too long, shortened if enough of it is left. */
function shortened(span: Span, over: number, ellipsis: Safe): Span {
	const { text, staysWith, ifRoom } = span;
	const room = widest(text) - over;
	const canBe = staysWith !== undefined && !ifRoom && over > 0;
	if (!canBe || room < leastOfName) return span;
	return { ...span, text: truncate(text, room, ellipsis) };
}

/** Spans in lines, the first of which may have another width. One too long for a line is broken. */
function rows(
	spans: readonly Span[],
	firstColumns: number,
	columns: number,
): Span[][] {
	const dealt: Span[][] = [[]];
	let left = firstColumns;
	for (const span of spans) {
		for (const piece of wrap(span.text, columns)) {
			const row = dealt.at(-1) ?? [];
			const needed = widest(piece) + (row.length > 0 ? gap.length : 0);
			if (needed <= left) {
				row.push({ ...span, text: piece });
				left -= needed;
			} else if (span.ifRoom !== true) {
				dealt.push(below({ ...span, text: piece }, columns));
				left = columns - columnsOf(dealt.at(-1) ?? []);
			}
		}
	}
	return dealt;
}

/** A line for a span that found no room: with what it stays with, unless the two are too long for a line. */
function below(span: Span, columns: number): Span[] {
	const { staysWith = safe`` } = span;
	const both: Span[] = [{ text: staysWith, tone: "ours" }, span];
	return staysWith === "" || columnsOf(both) > columns ? [span] : both;
}

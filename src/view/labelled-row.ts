import type { Span } from "./layout.ts";
import { width } from "./measure.ts";
import { type Safe, safe } from "./safe.ts";
import type { Theme } from "./theme.ts";
import { spaces, wrap } from "./wrap.ts";

const valueStart = 15;
const narrowest = 20;

/** A label and its values side by side, on further lines where the first has no room; nothing when there are no values. `room` is where lines
 * end, if there is room for a few words at all. */
export function labelledRow(
	label: Safe,
	values: readonly Span[],
	theme: Theme,
	room: number,
): Safe {
	if (values.length === 0) return safe``;
	const between = safe` ${theme.paint("dim", theme.signs.dot)} `;
	let line = safe`  ${theme.paint("dim", label)}${spaces(valueStart - 2 - label.length)}`;
	let used = valueStart;
	let lines = safe``;
	const breakLine = () => {
		lines = safe`${lines}${line}\n`;
		line = spaces(valueStart);
		used = valueStart;
	};
	for (const [i, { text, tone }] of values.entries()) {
		const fits = used + 3 + width(text) <= room;
		if (i > 0 && !fits) {
			breakLine();
		} else if (i > 0) {
			line = safe`${line}${between}`;
			used += 3;
		}
		const pieces = wrap(text, Math.max(narrowest, room - valueStart));
		for (const [k, piece] of pieces.entries()) {
			if (k > 0) breakLine();
			line = safe`${line}${theme.paint(tone, piece)}`;
			used += width(piece);
		}
	}
	return safe`${lines}${line}\n`;
}

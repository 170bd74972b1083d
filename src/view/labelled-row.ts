import type { Span } from "./layout.ts";
import { width } from "./measure.ts";
import { type Safe, safe } from "./safe.ts";
import type { Theme } from "./theme.ts";
import { spaces } from "./wrap.ts";

const valueStart = 15;

/** A label and its values side by side, on further lines where the first has no room; nothing when there are no values. `room` is where lines end. */
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
	for (const [i, { text, tone }] of values.entries()) {
		const fits = used + 3 + width(text) <= room;
		if (i > 0 && !fits) {
			lines = safe`${lines}${line}\n`;
			line = spaces(valueStart);
			used = valueStart;
		} else if (i > 0) {
			line = safe`${line}${between}`;
			used += 3;
		}
		line = safe`${line}${theme.paint(tone, text)}`;
		used += width(text);
	}
	return safe`${lines}${line}\n`;
}

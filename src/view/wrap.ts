import { graphemes, widest } from "./measure.ts";
import { type Safe, vouch } from "./safe.ts";

/**
 * Breaks an uncoloured line into pieces that fit a number of columns on any terminal: between words where it can be done,
 * else between graphemes. Spaces at a break are dropped. (`wrap-ansi` would normalise the text and split emoji.)
 */
export function wrap(text: Safe, columns: number): Safe[] {
	// Nothing is wider than two columns for each UTF-16 unit, so a short text needs no measuring.
	if (text.length * 2 <= columns || widest(text, columns) <= columns)
		return [text];
	const lines: Safe[] = [];
	let line = "";
	let used = 0;
	let wordStart = 0;
	let usedBeforeWord = 0;
	for (const part of graphemes(text)) {
		const needed = widest(part);
		if (part === " " && used + needed > columns) {
			lines.push(vouch(line.trimEnd()));
			line = "";
			used = wordStart = usedBeforeWord = 0;
			continue;
		}
		if (part === " " && used === 0 && lines.length > 0) continue;
		while (used > 0 && used + needed > columns) {
			const cut = wordStart > 0 ? wordStart : line.length;
			lines.push(vouch(line.slice(0, cut).trimEnd()));
			line = line.slice(cut);
			used = wordStart > 0 ? used - usedBeforeWord : 0;
			wordStart = usedBeforeWord = 0;
		}
		line += part;
		used += needed;
		if (part === " " && line.trim() !== "") {
			wordStart = line.length;
			usedBeforeWord = used;
		}
	}
	lines.push(vouch(line));
	return lines;
}

/** So many spaces; none for a negative number. */
export function spaces(columns: number): Safe {
	return vouch(" ".repeat(Math.max(0, columns)));
}

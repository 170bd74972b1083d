import { type Safe, vouch } from "./safe.ts";
import type { Line } from "./schema.ts";

/** One line of `--json`, newline included. What a terminal would obey or hide is escaped as JSON allows, so it parses to the same. */
export function jsonLine(line: Line): Safe {
	return vouch(`${serialised(line).replace(unsafe, escaped)}\n`);
}

function serialised(line: Line): string {
	try {
		return JSON.stringify(line);
	} catch {
		// Only a payload nested deeper than the stack does that; the rest of its line is still worth having.
		return JSON.stringify({ ...line, value: null, notes: [tooDeep] });
	}
}

const tooDeep = "value left out: nested too deeply to be written";

// DEL, C1 controls, soft hyphens, Arabic letter mark, zero-width and bidi marks, line separators, byte order mark.
const unsafe =
	/[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

function escaped(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

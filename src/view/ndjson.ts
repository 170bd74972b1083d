import { type Safe, vouch } from "./safe.ts";
import type { Line } from "./schema.ts";

/**
 * One line of `--json`, newline included. What a terminal would obey or hide is escaped as JSON allows, so it parses to the
 * same. `redact` takes secrets out of what the line says; its keys, numbers, type and kind stay, whatever the secret is.
 */
export function jsonLine(line: Line, redact?: Redact): Safe {
	const plain = serialised(line);
	const holdsSecret = redact !== undefined && redact(plain) !== plain;
	const text = holdsSecret ? serialised(line, redact) : plain;
	return vouch(`${text.replace(unsafe, escaped)}\n`);
}

function serialised(line: Line, redact?: Redact): string {
	const replace = (key: string, value: unknown) =>
		redact !== undefined && typeof value === "string" && !ours.has(key)
			? redact(value, key)
			: value;
	const replacer = redact === undefined ? undefined : replace;
	try {
		return JSON.stringify(line, replacer);
	} catch {
		// Only a payload nested deeper than the stack does that; the rest of its line is still worth having.
		const rest = { ...line, value: null, notes: [tooDeep] };
		return JSON.stringify(rest, replacer);
	}
}

/** Of a value that stands under a key; of a whole line without one. */
type Redact = (text: string, key?: string) => string;

// Words of the schema, which tell a line's reader what it holds.
const ours = new Set(["type", "kind", "status", "reason", "code", "cause"]);

const tooDeep = "value left out: nested too deeply to be written";

// DEL, C1 controls, soft hyphens, Arabic letter mark, zero-width and bidi marks, line separators, byte order mark.
const unsafe =
	/[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

function escaped(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

import { scanTokens } from "./json-tokens.ts";
import { respell } from "./spelling.ts";

/**
 * The same JSON as a person reads it, like the files in `fixtures/`: tabs, a line for each key and item, letters instead of
 * escapes; a newline at its end. Numbers, key order and duplicate keys stay. Throws a JsonSyntaxError on anything but JSON.
 */
export function indented(json: string): string {
	const plain = respell(json, readable).replace(unreadable, escaped);
	const parts: string[] = [];
	let depth = 0;
	let previous = "";
	const newline = () => `\n${"\t".repeat(Math.min(depth, deepest))}`;
	scanTokens(plain, ({ kind, start, end }) => {
		const isClosing = kind === "}" || kind === "]";
		const isInside = previous === "{" || previous === "[";
		if (isClosing) depth -= 1;
		if (previous === "," || isInside !== isClosing) parts.push(newline());
		parts.push(plain.slice(start, end));
		if (kind === ":") parts.push(" ");
		if (kind === "{" || kind === "[") depth += 1;
		previous = kind;
	});
	return `${parts.join("")}\n`;
}

const readable = {
	unicode: "plain",
	slash: "plain",
	signs: "plain",
	gaps: "tight",
} as const;

// Nobody reads deeper, and a hostile payload would make files of gigabytes.
const deepest = 24;

/** Halves of characters, which no file can hold, and what an editor hides or obeys. */
const unreadable =
	/[\p{Cs}\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

function escaped(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

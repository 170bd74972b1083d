import { scanTokens } from "./json-tokens.ts";

/** One of the many ways to write the same JSON text. What is not named here stays as it was written: order, duplicates, digits. */
export interface Spelling {
	/** Characters beyond U+007F: `\u00e9`, or as they are. */
	readonly unicode: "escaped" | "plain";
	/** `\/` or `/`. */
	readonly slash: "escaped" | "plain";
	/** Also `@` as `\u0040`, `%` as `\u0025`, `<` as `\u003C`. */
	readonly signs: "escaped" | "plain";
	/** A space after each comma and colon, or none. */
	readonly gaps: "spaced" | "tight";
}

/** The same JSON in another spelling; throws a JsonSyntaxError on anything but JSON. */
export function respell(json: string, spelling: Spelling): string {
	const gap = spelling.gaps === "spaced" ? " " : "";
	return rewrite(json, gap, (text) => respellString(text, spelling));
}

/** The same JSON without the white space between its tokens; throws a JsonSyntaxError on anything but JSON. */
export function withoutSpace(json: string): string {
	return rewrite(json, "", (text) => text);
}

function rewrite(
	json: string,
	gap: string,
	rewriteString: (text: string) => string,
): string {
	const parts: string[] = [];
	scanTokens(json, ({ kind, start, end }) => {
		const text = json.slice(start, end);
		parts.push(kind === "string" ? rewriteString(text) : text);
		if (kind === "," || kind === ":") parts.push(gap);
	});
	return parts.join("");
}

const escapesAndSuspects = /\\u[0-9a-fA-F]{4}|\\.|[/@%<\u0080-\uffff]/g;

function respellString(text: string, spelling: Spelling): string {
	return text.replace(escapesAndSuspects, (match) => {
		if (match.startsWith("\\u")) {
			return spell(Number.parseInt(match.slice(2), 16), spelling);
		}
		if (match === "\\/") return spell(0x2f, spelling);
		return match.startsWith("\\")
			? match
			: spell(match.charCodeAt(0), spelling);
	});
}

const shortEscapes: Readonly<Record<string, string>> = {
	'"': '\\"',
	"\\": "\\\\",
	"\b": "\\b",
	"\f": "\\f",
	"\n": "\\n",
	"\r": "\\r",
	"\t": "\\t",
};

const signEscapes: Readonly<Record<string, string>> = {
	"@": "\\u0040",
	"%": "\\u0025",
	// Upper case, as Meta's Messenger documentation prints it and PHP's JSON_HEX_TAG does.
	"<": "\\u003C",
};

function spell(unit: number, spelling: Spelling): string {
	const character = String.fromCharCode(unit);
	const isEscaped =
		unit < 0x20 || (unit > 0x7f && spelling.unicode === "escaped");
	return (
		shortEscapes[character] ??
		(character === "/" && spelling.slash === "escaped" ? "\\/" : undefined) ??
		(spelling.signs === "escaped" ? signEscapes[character] : undefined) ??
		(isEscaped ? `\\u${unit.toString(16).padStart(4, "0")}` : character)
	);
}

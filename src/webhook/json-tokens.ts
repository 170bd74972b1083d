import {
	JsonGrammar,
	type Punctuation,
	type TokenKind,
} from "./json-grammar.ts";

/** One token of a JSON text, as a stretch of it. Strings keep their quotes and escapes. */
export interface JsonToken {
	readonly kind: TokenKind;
	readonly start: number;
	readonly end: number;
}

/** Where a text stops being JSON, counted from line 1, column 1. Names nothing of the text itself, which may be hostile. */
export class JsonSyntaxError extends Error {
	override readonly name = "JsonSyntaxError";
	readonly line: number;
	readonly column: number;
	/** `expected a value`. */
	readonly reason: string;

	constructor(json: string, at: number, reason: string) {
		let line = 1;
		let lineStart = 0;
		for (const lineEnd of json.slice(0, at).matchAll(/\r\n|\n|\r/g)) {
			line += 1;
			lineStart = lineEnd.index + lineEnd[0].length;
		}
		const column = at - lineStart + 1;
		super(`${reason} at line ${line}, column ${column}`);
		this.line = line;
		this.column = column;
		this.reason = reason;
	}
}

/** Hands over every token in order, holding to RFC 8259; throws a JsonSyntaxError where the text doesn't. Any depth is fine. */
export function scanTokens(
	json: string,
	visit: (token: JsonToken) => void,
): void {
	const grammar = new JsonGrammar();
	let at = afterSpace(json, 0);
	while (at < json.length) {
		const token = tokenAt(json, at);
		if (!token || !grammar.accepts(token.kind)) {
			throw new JsonSyntaxError(json, at, grammar.wanted());
		}
		visit(token);
		at = afterSpace(json, token.end);
	}
	if (!grammar.isComplete()) {
		throw new JsonSyntaxError(json, at, grammar.wanted());
	}
}

const space = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const word = /(?:true|false|null)/y;
/** Everything from U+0020 on but the quote and the backslash. */
const plainText = /[ !#-[\]-\uffff]*/y;
const escapeSequence = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function afterSpace(json: string, at: number): number {
	return endOf(space, json, at) ?? at;
}

function tokenAt(json: string, start: number): JsonToken | undefined {
	const first = json.charAt(start);
	if (isPunctuation(first)) return { kind: first, start, end: start + 1 };
	if (first === '"') {
		return { kind: "string", start, end: endOfString(json, start) };
	}
	const numberEnd = endOf(number, json, start);
	if (numberEnd) return { kind: "number", start, end: numberEnd };
	const wordEnd = endOf(word, json, start);
	return wordEnd ? { kind: "word", start, end: wordEnd } : undefined;
}

function isPunctuation(text: string): text is Punctuation {
	return text !== "" && "{}[]:,".includes(text);
}

/** Steps from escape to escape: one expression for a whole string would overflow its stack on a long one. */
function endOfString(json: string, start: number): number {
	let at = start + 1;
	for (;;) {
		at = endOf(plainText, json, at) ?? at;
		if (json.charAt(at) === '"') return at + 1;
		const escapeEnd = endOf(escapeSequence, json, at);
		if (!escapeEnd) throw new JsonSyntaxError(json, at, brokenString(json, at));
		at = escapeEnd;
	}
}

function brokenString(json: string, at: number): string {
	if (at >= json.length) return "a string is not closed";
	return json.charAt(at) === "\\"
		? "a string has an unknown escape"
		: "a string has a raw control character";
}

function endOf(pattern: RegExp, json: string, at: number): number | undefined {
	pattern.lastIndex = at;
	return pattern.test(json) ? pattern.lastIndex : undefined;
}

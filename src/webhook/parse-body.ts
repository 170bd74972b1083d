import { isUtf8 } from "node:buffer";
import { JsonSyntaxError, scanTokens } from "./json-tokens.ts";

/** The JSON value of a body. `problem` is a sentence of ours: with a value it says what is odd about the bytes, without one why there is none. */
export type ParsedBody =
	| {
			readonly isJson: true;
			readonly value: unknown;
			/** The text that the value was read from, without a byte order mark. */
			readonly json: string;
			readonly problem?: string;
	  }
	| { readonly isJson: false; readonly problem: string };

const byteOrderMark = "\ufeff";

/** Reads a body as JSON, forgiving a byte order mark and broken UTF-8. Never throws. */
export function parseBody(body: Buffer): ParsedBody {
	if (body.length === 0) return { isJson: false, problem: "an empty body" };
	const text = body.toString();
	const hasMark = text.startsWith(byteOrderMark);
	const json = hasMark ? text.slice(byteOrderMark.length) : text;
	try {
		const value: unknown = JSON.parse(json);
		if (!isUtf8(body)) {
			return { isJson: true, value, json, problem: "not valid UTF-8" };
		}
		if (hasMark) {
			return {
				isJson: true,
				value,
				json,
				problem: "a byte order mark before the JSON",
			};
		}
		return { isJson: true, value, json };
	} catch {
		return { isJson: false, problem: `not JSON: ${whereItBreaks(json)}` };
	}
}

/** Our own words: the engine's message quotes the body, which is untrusted. */
function whereItBreaks(json: string): string {
	try {
		scanTokens(json, () => {});
	} catch (error) {
		if (error instanceof JsonSyntaxError) return error.message;
	}
	return "too large or too deep to read";
}

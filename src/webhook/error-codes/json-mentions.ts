import { isLooseObject, type Loose, looseObject, looseText } from "../loose.ts";
import { familyOf, findError } from "./find.ts";
import type { Mention } from "./mention.ts";

interface Named {
	readonly key: string;
	readonly value: unknown;
}

/** The errors in a JSON value, in order, and the texts in it that may speak of errors. */
export function jsonMentions(value: unknown): (Mention | string)[] {
	const found: (Mention | string)[] = [];
	// A list in place of recursion: a text from outside may be nested deeper than the stack.
	const waiting: Named[] = [{ key: "", value }];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const { key, value } = next;
		if (typeof value === "string" && speaking.test(key)) found.push(value);
		if (typeof value !== "object" || value === null) continue;
		const mention = isLooseObject(value) ? readError(key, value) : undefined;
		if (mention !== undefined) found.push(mention);
		const names = Object.keys(value).reverse();
		for (const name of names) waiting.push(member(key, value, name));
	}
	return found;
}

/** What stands in a list goes by the list's own name. */
function member(key: string, parent: object, name: string): Named {
	const value: unknown = Reflect.get(parent, name);
	return { key: Array.isArray(parent) ? key : name, value };
}

// Not the text of a message: a customer may write of numbers, too.
const speaking = /^(?:msg|message|err|error|reason|detail|details|stack|log)$/i;

function readError(key: string, error: Loose): Mention | undefined {
	const code = digits(error["code"]) ?? digits(error["error_code"]);
	if (code === undefined || !isOfMeta(key, code, error)) return undefined;
	const subcode = digits(error["error_subcode"] ?? error["subcode"]);
	const said =
		looseText(looseObject(error["error_data"])["details"]) ??
		looseText(error["error_data"]) ??
		looseText(error["error_user_msg"]) ??
		looseText(error["details"]) ??
		looseText(error["message"]) ??
		looseText(error["error_description"]);
	return {
		code,
		...(subcode === undefined ? {} : { subcode }),
		...(said === undefined ? {} : { said }),
	};
}

/** Many programs write a `code`, so a small one must stand in an error of Meta's form, and an unknown one in a known range. */
function isOfMeta(key: string, code: number, error: Loose): boolean {
	if (marks.some((mark) => mark in error)) return true;
	if (/Exception$/.test(looseText(error["type"]) ?? "")) return true;
	const isKnown = findError(code) !== undefined;
	if (code >= 10_000)
		return isKnown || (isError(key) && familyOf(code) !== undefined);
	return isKnown && isError(key);
}

const marks = ["fbtrace_id", "error_subcode", "error_data", "error_code"];

function isError(key: string): boolean {
	return key === "error" || key === "errors";
}

function digits(value: unknown): number | undefined {
	const text = looseText(value) ?? "";
	return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

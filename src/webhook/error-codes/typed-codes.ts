import { findBySubcodeAlone, findError, findSubcode } from "./find.ts";
import type { Mention } from "./mention.ts";

/**
 * Codes typed by themselves: `131047`, `(#131047)`, `190/463`, `100 33`, `code 190 subcode 463`, `131047, 131026`; nothing if
 * there is anything else.
 * A number behind a slash is a subcode; behind a space it is one if the code is known to have it.
 */
export function typedCodes(text: string): Mention[] {
	if (text.length > 200) return [];
	const whole = groupedCode(text);
	if (whole !== undefined) return [{ code: whole }];
	const numbers = text.replace(words, " ");
	if (!nothingElse.test(numbers)) return [];
	const mentions: Mention[] = [];
	for (const [, separator = "", digits = ""] of numbers.matchAll(number)) {
		const value = Number(digits);
		const before = mentions.at(-1);
		if (before !== undefined && belongsTo(before, separator, value))
			mentions[mentions.length - 1] = { ...before, subcode: value };
		else mentions.push(readCode(value));
	}
	return mentions;
}

const words =
	/\b(?:meta|whatsapp|oauthexception|errors?|codes?|error_?code|sub_?code|error_subcode)\b/gi;
// Not a minus, and not what stands in a file that is no text.
const nothingElse =
	/^(?:[\s#()[\]"'`*•>=:,;.]|- )*\d{1,7}(?:[\s#()[\]/,;:]+\d{1,7})*[\s#()[\]"'`*,;:.!?…]*$/u;
const number = /([^\d]*)(\d+)/g;

/** A known code with its thousands set apart: `131,047`, `131 047`. */
function groupedCode(text: string): number | undefined {
	const [, digits] =
		/^[\s(#]*(\d{1,3}(?:[,.'\u00a0\u202f ]\d{3}){1,2})[\s).]*$/.exec(text) ??
		[];
	const code = Number(digits?.replace(/\D/g, ""));
	return findError(code) === undefined ? undefined : code;
}

function belongsTo(
	{ code, subcode }: Mention,
	separator: string,
	value: number,
): boolean {
	if (subcode !== undefined || separator.includes(",")) return false;
	return separator.includes("/") || findSubcode(code, value) !== undefined;
}

/** Some remember only the subcode: `463`. */
function readCode(value: number): Mention {
	const entry =
		findError(value) === undefined ? findBySubcodeAlone(value) : undefined;
	return entry === undefined
		? { code: value }
		: { code: entry.code, subcode: value };
}

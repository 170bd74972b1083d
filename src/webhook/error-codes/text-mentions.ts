import { findError } from "./find.ts";
import type { Mention } from "./mention.ts";

/**
 * The codes in a line of a log or a sentence. A number counts if something says that it is a code (`code: 190`, `(#100)`,
 * `OAuthException 190`); by itself only if it is a known one of at least five digits, and surely only in a line that speaks
 * of errors.
 */
export function textMentions(text: string): Mention[] {
	const spots = [
		...spotsOf(text, inBrackets),
		...spotsOf(text, afterException),
		...spotsOf(text, afterWord).filter(
			({ code }) => code >= 10_000 || (isKnown(code) && isAboutMeta.test(text)),
		),
		...spotsOf(text, afterHash).filter(({ code }) => isKnown(code)),
		...spotsOf(text, alone)
			.filter(({ code }) => isKnown(code))
			.map((spot) => (isMarked(spot, text) ? spot : unmarked(spot))),
	].sort((a, b) => a.at - b.at);
	// One error may name its code twice: in its message, and as a number.
	const first = spots.filter(({ code }, i) => code !== spots[i - 1]?.code);
	return withTheirs(first, text);
}

/** Whether a line speaks of trouble, of Meta, or names the error, and so means a number in it as a code. */
function isMarked({ code, at }: Spot, text: string): boolean {
	const line = text.slice(text.lastIndexOf("\n", at) + 1, endOfLine(text, at));
	const title = findError(code)?.title ?? "";
	return (
		trouble.test(line) ||
		isAboutMeta.test(line) ||
		line.toLowerCase().includes(title.toLowerCase())
	);
}

function endOfLine(text: string, at: number): number {
	const newline = text.indexOf("\n", at);
	return newline === -1 ? text.length : newline;
}

const trouble =
	/\b(?:err|errors?|fail\w*|codes?|exceptions?|reject\w*|refus\w*|denied|undeliver\w*|statuses|template|webhook|graph|cloud api)\b/i;

function unmarked(spot: Spot): Spot {
	return { ...spot, isUnmarked: true };
}

interface Spot extends Mention {
	readonly at: number;
}

const quotes = String.raw`["'\\]{0,4}`;
const between = String.raw`${quotes}\s{0,3}[:=]?\s{0,3}${quotes}`;
const value = String.raw`#?(\d{1,7})(?![\w-]|[.:,]\d)`;

// What Meta says goes on behind the bracket: "(#100) Param text must be a string".
const inBrackets =
	/\(#(\d{1,7})\)(?: {0,3}([^"\n\r\\]{1,400}?)(?=["\n\r\\]|'[,\s}]|$))?/g;
const afterException = new RegExp(
	String.raw`(?:OAuth|GraphMethod)Exception[^\w\n]{0,5}(?:code)?${between}${value}`,
	"g",
);
const otherCodes =
	"status|exit|exited|with|http|response|return|country|postal|zip|area|language|verification|security|qr|pin|promo|sms";
const afterWord = new RegExp(
	String.raw`(?<![\w-]|\b(?:${otherCodes})[ _-])(?:err(?:or)?[ _-]?)?code${between}${value}`,
	"gi",
);
const afterHash =
	/(?:^|\berror:? |\bexception:? |["'])#(\d{1,4})(?![\w-]|[.:,]\d)|(?<![\w&/#])#(\d{5,7})(?![\w-]|[.:,]\d)/gi;
// Not a phone number, an amount, a part of a date or of a longer number, an id, or a count of something.
const alone = new RegExp(
	String.raw`(?<![\w.+@#/\-$€£₹]|\d[,: ]|[$€£₹] |\bid${between}|\b(?:${otherCodes})[ _-]code${between})(\d{5,7})(?![\w-]|[.:,/]\d|\s?(?:ms|s|bytes?|[kmg]b|records?|rows?|messages?|users?|requests?|items?|times?)\b)`,
	"gi",
);
const isAboutMeta =
	/\b(?:OAuthException|GraphMethodException|fbtrace_id|error_subcode|subcode|graph\.facebook|whatsapp|wamid|access token|meta|error[ _-]?code)|\(#\d/i;

function spotsOf(text: string, pattern: RegExp): Spot[] {
	return [...text.matchAll(pattern)].map(({ index, 1: first, 2: second }) =>
		pattern === inBrackets && second !== undefined
			? { at: index, code: Number(first), said: second.trim() }
			: { at: index, code: Number(first ?? second) },
	);
}

/** Gives each code the subcode and the details that stand behind it, before the next. */
function withTheirs(spots: readonly Spot[], text: string): Mention[] {
	return spots.map(({ at, ...mention }, index) => {
		const own = text.slice(at, spots[index + 1]?.at);
		const subcode = subcodeIn.exec(own)?.[1];
		const said = detailsIn.exec(own)?.[2];
		return {
			...mention,
			...(subcode === undefined ? {} : { subcode: Number(subcode) }),
			...(said ? { said } : {}),
		};
	});
}

const subcodeIn = new RegExp(
	String.raw`sub_?code${between}(\d{1,7})(?!\d)`,
	"i",
);
const detailsIn =
	/\bdetails["'\\]{0,4}\s{0,3}[:=]\s{0,3}\\{0,3}(["'])((?:(?!\1)[^\\\n]){1,1000})\\{0,3}\1/;

function isKnown(code: number): boolean {
	return findError(code) !== undefined;
}

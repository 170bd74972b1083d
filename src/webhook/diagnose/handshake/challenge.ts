import { headerValues } from "../../delivery.ts";
import type { FindingCode } from "../codes.ts";
import type { Answered } from "./outcome.ts";

/** The finding codes that a body can lead to. */
export type ChallengeFault = Extract<
	FindingCode,
	`challenge-${string}` | "web-page"
>;

/** What is wrong with a 2xx answer that is not the challenge. */
export function judgeAnswer(
	reply: Answered,
	challenge: string,
): ChallengeFault {
	if (isCompressed(reply)) return "challenge-compressed";
	if (isPrintedNumber(reply.body.toString().trim(), challenge)) {
		return "challenge-cast";
	}
	const { body } = reply;
	if (/^(?:efbbbf|fffe|feff)/.test(body.toString("hex", 0, 3))) {
		if (unmarked(body).includes(challenge)) return "challenge-with-bom";
	}
	const text = body.toString();
	if (text.includes(challenge)) return judgeSurroundings(text, challenge);
	if (isWebPage(reply)) return "web-page";
	const bare = text.trim();
	// The beginning of it has the same digits; a single one is more likely a constant, such as 1 for true.
	if (bare.length > 1 && challenge.startsWith(bare))
		return "challenge-truncated";
	if (isOtherNumber(bare)) return "challenge-cast";
	return "challenge-not-echoed";
}

/** Whether an answer holds the challenge, in whatever wrapping. */
export function holdsChallenge(body: Buffer, challenge: string): boolean {
	return unmarked(body).includes(challenge);
}

/** Whether an answer is a web page. */
export function isWebPage({ headers, body }: Answered): boolean {
	const start = body.toString("utf8", 0, 1024).trimStart();
	const [type = ""] = headerValues(headers, "content-type");
	return (
		/^(?:<!doctype html|<html)/i.test(start) ||
		(/\bhtml\b/i.test(type) && start.startsWith("<"))
	);
}

function isCompressed({ headers, body }: Answered): boolean {
	const encodings = headerValues(headers, "content-encoding");
	return (
		encodings.some((encoding) => !/^(?:identity)?$/i.test(encoding.trim())) ||
		body.toString("hex", 0, 3) === "1f8b08"
	);
}

/** The text without a byte order mark, and without the zero bytes of UTF-16. */
function unmarked(body: Buffer): string {
	return body
		.toString("latin1")
		.replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, "")
		.replaceAll("\0", "");
}

function judgeSurroundings(text: string, challenge: string): ChallengeFault {
	const bare = text.trim();
	if (bare === challenge) return "challenge-with-space";
	if (bare === `"${challenge}"` || bare === `'${challenge}'`) {
		return "challenge-in-quotes";
	}
	if (/^[[{"]/.test(bare) && isJson(bare)) return "challenge-in-object";
	if (/<\/?[a-z!][^>]*>/i.test(text)) return "challenge-in-markup";
	return "challenge-with-extra";
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** The challenge as a floating-point number, or as a long one with its suffix. */
function isPrintedNumber(text: string, challenge: string): boolean {
	return (
		text.startsWith(challenge) &&
		/^(?:\.0+|[nL])$/.test(text.slice(challenge.length))
	);
}

/** A number as programs print it, or what they print where there is none. */
function isOtherNumber(text: string): boolean {
	return /^(?:"?-?(?:\d+n?|\d+\.\d*)(?:[eE][+-]?\d+)?"?|NaN|-?Infinity)$/.test(
		text,
	);
}

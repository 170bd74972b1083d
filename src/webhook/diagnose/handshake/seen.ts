import { headerValues } from "../../delivery.ts";
import { redirectAddress } from "../../redirect.ts";
import type { Reply } from "../../reply.ts";
import type { HandshakeVisit } from "./observation.ts";

/** `403 in 4 ms, text/html, 12 bytes`, or why there was no answer; a redirect with where it leads. */
export function describeReply(reply: Reply): string {
	if (!reply.ok) return `no answer after ${reply.ms} ms: ${reply.detail}`;
	const [type] = headerValues(reply.headers, "content-type");
	const address = redirectAddress(reply);
	return [
		`${reply.status} in ${reply.ms} ms`,
		...(address === undefined ? [] : [`to ${address}`]),
		...(type === undefined ? [] : [type]),
		size(reply.body, reply.truncated),
	].join(", ");
}

/** The same, and below it the body as text; uncut, as secrets in it are only known to who shows it. */
export function showReply(reply: Reply): readonly string[] {
	const text = reply.ok ? withoutQueryToken(reply.body.toString()) : "";
	return [describeReply(reply), ...(text === "" ? [] : [text])];
}

/** An answer whose bytes matter: as text and, if it is short, as hex; below it the bytes expected. */
export function showBytes({
	reply,
	challenge,
}: HandshakeVisit): readonly string[] {
	if (!reply.ok) return [describeReply(reply)];
	const expected = Buffer.from(challenge);
	const isShort = reply.body.length > 0 && reply.body.length <= mostBytes;
	return [
		...showReply(reply),
		...(isShort ? [`got       ${hex(reply.body)}`] : []),
		`expected  ${hex(expected)}  (${challenge}, ${size(expected)})`,
	];
}

/** What a cache says about itself in the headers. */
export function cacheHeaders(reply: Reply): readonly string[] {
	if (!reply.ok) return [];
	return ["age", "x-cache", "cf-cache-status", "cache-control", "via"].flatMap(
		(name) =>
			headerValues(reply.headers, name).map((value) => `${name}: ${value}`),
	);
}

/** `12 bytes` */
function size(body: Buffer, isMore = false): string {
	if (body.length === 0) return "no body";
	const count = body.length === 1 ? "1 byte" : `${body.length} bytes`;
	return isMore ? `more than ${count}` : count;
}

/** Error pages like to quote the address that was asked for; the token in it is nobody's business, however it is spelled there. */
function withoutQueryToken(text: string): string {
	return text.replace(/(?<=verify_token(?:=|%3D))[^&\s"'<>\\]+/gi, "…");
}

/** Of more than a line of them, hex says less than text. */
const mostBytes = 40;

/** `22 31 31` */
function hex(bytes: Buffer): string {
	return bytes.toString("hex").replace(/..(?=.)/g, "$& ");
}

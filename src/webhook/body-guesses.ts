import { respell, type Spelling, withoutSpace } from "./spelling.ts";

/** Other bytes that a signature may have been made over. */
export interface BodyGuess {
	readonly code: string;
	/** To stand after "it would match over": `the re-serialised JSON: …`. */
	readonly name: string;
	readonly body: Buffer;
}

// A stranger can send any body with a wrong signature, and a guess costs far more than a hash. Real deliveries are mostly below 10 KiB.
const maxGuessedBytes = 64 * 1024;

/**
 * What accidents make of a body, likeliest first, none of them the body itself; nothing for a body beyond 64 KiB.
 * Made one at a time, as each costs a pass over the body.
 */
export function* guessBodies(body: Buffer): Generator<BodyGuess> {
	if (body.length > maxGuessedBytes) return;
	for (const { code, name, make } of [...bytewise, ...jsonwise]) {
		const made = attempt(make, body);
		if (made && !body.equals(made)) yield { code, name, body: made };
	}
}

interface Accident {
	readonly code: string;
	readonly name: string;
	/** Undefined when it can't have happened to this body; may throw on what isn't JSON. */
	readonly make: (body: Buffer) => Buffer | undefined;
}

function attempt(make: Accident["make"], body: Buffer): Buffer | undefined {
	try {
		return make(body);
	} catch {
		return undefined;
	}
}

const newline = Buffer.from("\n");
const byteOrderMark = Buffer.from("\ufeff");

const bytewise: readonly Accident[] = [
	{
		code: "body-newline",
		name: "the body with a newline at its end",
		make: (body) => Buffer.concat([body, newline]),
	},
	{
		code: "body-newline",
		name: "the body without the white space around it",
		make: (body) => latin1(body.toString("latin1").trim()),
	},
	{
		code: "body-bom",
		name: "the body without its byte order mark",
		make: (body) =>
			body.subarray(0, 3).equals(byteOrderMark) ? body.subarray(3) : undefined,
	},
	{
		code: "body-bom",
		name: "the body with a byte order mark before it",
		make: (body) => Buffer.concat([byteOrderMark, body]),
	},
	{
		code: "body-line-ends",
		name: "the body with LF line ends instead of CRLF",
		make: (body) => latin1(body.toString("latin1").replaceAll("\r\n", "\n")),
	},
	{
		code: "body-line-ends",
		name: "the body with CRLF line ends instead of LF",
		make: (body) => latin1(body.toString("latin1").replace(/\r?\n/g, "\r\n")),
	},
	{
		code: "body-charset",
		name: "the body misread as Latin-1",
		make: (body) => Buffer.from(body.toString("latin1")),
	},
	{
		code: "body-charset",
		name: "the body decoded as UTF-8 with losses",
		make: (body) => Buffer.from(body.toString()),
	},
	{
		code: "body-empty",
		name: "an empty body: it was read by something else before it was signed",
		make: () => Buffer.alloc(0),
	},
];

const rewritten = "something between Meta and here rewrites the body";
const senderDiffers = "the sender signs other bytes than it sends";

const plain: Spelling = {
	unicode: "plain",
	slash: "plain",
	signs: "plain",
	gaps: "tight",
};

const jsonwise: readonly Accident[] = [
	spelled(
		"body-meta",
		`the JSON with non-ASCII characters and slashes escaped: ${rewritten}`,
		{ ...plain, unicode: "escaped", slash: "escaped" },
	),
	spelled(
		"body-meta",
		`the JSON with non-ASCII characters, slashes, @, % and < escaped: ${rewritten}`,
		{ unicode: "escaped", slash: "escaped", signs: "escaped", gaps: "tight" },
	),
	json(
		"body-reserialised",
		`the re-serialised JSON: ${senderDiffers}`,
		(text) => JSON.stringify(JSON.parse(text)),
	),
	spelled(
		"body-unicode",
		`the JSON with non-ASCII characters escaped and slashes plain: ${senderDiffers}`,
		{ ...plain, unicode: "escaped" },
	),
	spelled(
		"body-unicode",
		`the JSON with slashes escaped and non-ASCII characters plain: ${senderDiffers}`,
		{ ...plain, slash: "escaped" },
	),
	spelled(
		"body-unescaped",
		`the JSON with nothing escaped that needn't be: ${senderDiffers}`,
		plain,
	),
	json(
		"body-space",
		`the JSON without white space: ${senderDiffers}`,
		withoutSpace,
	),
	spelled(
		"body-space",
		`the JSON with a space after each comma and colon: ${senderDiffers}`,
		{ ...plain, gaps: "spaced" },
	),
	spelled(
		"body-space",
		`the JSON with a space after each comma and colon, non-ASCII characters escaped: ${senderDiffers}`,
		{ ...plain, unicode: "escaped", gaps: "spaced" },
	),
	json("body-space", `the indented JSON: ${senderDiffers}`, (text) =>
		JSON.stringify(JSON.parse(text), null, 2),
	),
	json(
		"body-space",
		`the indented JSON with a newline at its end: ${senderDiffers}`,
		(text) => `${JSON.stringify(JSON.parse(text), null, 2)}\n`,
	),
];

function spelled(code: string, name: string, spelling: Spelling): Accident {
	return json(code, name, (text) => respell(text, spelling));
}

function json(
	code: string,
	name: string,
	rewrite: (text: string) => string,
): Accident {
	return {
		code,
		name,
		make: (body) => Buffer.from(rewrite(body.toString())),
	};
}

function latin1(text: string): Buffer {
	return Buffer.from(text, "latin1");
}

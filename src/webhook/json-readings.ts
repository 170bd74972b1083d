import type { BodyReading } from "./body-reading.ts";
import { isLooseObject } from "./loose.ts";
import { respell, type Spelling, withoutSpace } from "./spelling.ts";

const rewritten = "something between Meta and here rewrites the body";
const senderDiffers = "the sender signs other bytes than it sends";

const plain: Spelling = {
	unicode: "plain",
	slash: "plain",
	signs: "plain",
	gaps: "tight",
};

/** What serialisers make of a body that is JSON. */
export const jsonReadings: readonly BodyReading[] = [
	json("body-space", "the JSON without white space", rewritten, withoutSpace),
	spelled(
		"body-meta",
		"the JSON with non-ASCII characters and slashes escaped",
		rewritten,
		{ ...plain, unicode: "escaped", slash: "escaped" },
	),
	spelled(
		"body-meta",
		"the JSON with non-ASCII characters, slashes, @, % and < escaped",
		rewritten,
		{ unicode: "escaped", slash: "escaped", signs: "escaped", gaps: "tight" },
	),
	json("body-reserialised", "the re-serialised JSON", senderDiffers, (text) =>
		JSON.stringify(JSON.parse(text)),
	),
	spelled(
		"body-unicode",
		"the JSON with non-ASCII characters escaped and slashes plain",
		senderDiffers,
		{ ...plain, unicode: "escaped" },
	),
	spelled(
		"body-unicode",
		"the JSON with slashes escaped and non-ASCII characters plain",
		senderDiffers,
		{ ...plain, slash: "escaped" },
	),
	spelled(
		"body-unescaped",
		"the JSON with nothing escaped that needn't be",
		senderDiffers,
		plain,
	),
	spelled(
		"body-space",
		"the JSON with a space after each comma and colon",
		senderDiffers,
		{ ...plain, gaps: "spaced" },
	),
	spelled(
		"body-space",
		"the JSON with a space after each comma and colon, non-ASCII characters escaped",
		senderDiffers,
		{ ...plain, unicode: "escaped", gaps: "spaced" },
	),
	json("body-space", "the indented JSON", senderDiffers, (text) =>
		JSON.stringify(JSON.parse(text), null, 2),
	),
	json(
		"body-space",
		"the indented JSON with a newline at its end",
		senderDiffers,
		(text) => `${JSON.stringify(JSON.parse(text), null, 2)}\n`,
	),
	json(
		"body-reserialised",
		"the re-serialised JSON, members sorted by name",
		senderDiffers,
		(text) => JSON.stringify(sorted(JSON.parse(text))),
	),
	json(
		"body-reserialised",
		"the re-serialised JSON as Go writes a map",
		senderDiffers,
		(text) =>
			JSON.stringify(sorted(JSON.parse(text))).replace(
				/[<>&\u2028\u2029]/g,
				(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
			),
	),
];

function spelled(
	code: string,
	name: string,
	reason: string,
	spelling: Spelling,
): BodyReading {
	return json(code, name, reason, (text) => respell(text, spelling));
}

function json(
	code: string,
	name: string,
	reason: string,
	rewrite: (text: string) => string,
): BodyReading {
	return {
		code,
		name,
		reason,
		read: (body) => Buffer.from(rewrite(body.toString())),
	};
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (!isLooseObject(value)) return value;
	const names = Object.keys(value).sort();
	return Object.fromEntries(names.map((name) => [name, sorted(value[name])]));
}

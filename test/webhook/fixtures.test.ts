import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { kinds } from "../../src/webhook/catalogue.ts";
import { readEvents } from "../../src/webhook/events.ts";
import { encode } from "../../src/webhook/wire.ts";

const folder = new URL("../../fixtures/", import.meta.url);

function bytes(name: string) {
	return readFileSync(new URL(`${name}.json`, folder));
}

/** What each fixture is made of; a file that is missing here or there fails. */
const contents: Readonly<Record<string, readonly string[]>> = {
	text: ["message.text"],
	image: ["message.image"],
	video: ["message.video"],
	audio: ["message.audio"],
	document: ["message.document"],
	sticker: ["message.sticker"],
	location: ["message.location"],
	reaction: ["message.reaction"],
	"button-reply": ["message.interactive.button_reply"],
	"list-reply": ["message.interactive.list_reply"],
	"flow-reply": ["message.interactive.nfm_reply"],
	"status-sent": ["status.sent"],
	"status-delivered": ["status.delivered"],
	"status-read": ["status.read"],
	"status-failed": ["status.failed"],
	errors: ["errors"],
	batch: [
		"message.text",
		"message.text",
		"message.text",
		"status.delivered",
		"status.read",
	],
	"test-button": ["message.text"],
};

it("every file in the folder is known here", () => {
	const files = readdirSync(folder).map((file) => file.replace(/\.json$/, ""));
	expect(files.toSorted()).toEqual(Object.keys(contents).toSorted());
});

describe.each(Object.entries(contents))("%s", (name, expected) => {
	const reading = readEvents(encode(bytes(name).toString(), "meta"));

	it("is what its name says, with nothing unusual about it", () => {
		expect(reading.problem).toBeUndefined();
		expect(reading.events.map(({ kind }) => kind)).toEqual(expected);
		expect(reading.events.flatMap(({ notes }) => notes)).toEqual([]);
	});

	it("is of kinds in the catalogue", () => {
		const known = kinds.map(({ kind }) => kind);
		expect(known).toEqual(expect.arrayContaining([...expected]));
	});

	it("means the same however it is encoded", () => {
		const json = bytes(name).toString();
		for (const as of ["meta", "meta-strict", "compact"] as const) {
			expect(JSON.parse(encode(json, as).toString())).toEqual(JSON.parse(json));
		}
	});
});

it("only the Test button's is a sample", () => {
	const samples = Object.keys(contents).filter((name) =>
		readEvents(bytes(name)).events.some(({ sample }) => sample),
	);
	expect(samples).toEqual(["test-button"]);
});

it("the Test button's is spelled as the dashboard sends it, field before value", () => {
	expect(encode(bytes("test-button").toString(), "meta").toString()).toContain(
		'{"id":"0","changes":[{"field":"messages","value":{',
	);
});

it("no message id but of one conversation's outgoing message comes twice", () => {
	const incoming = Object.keys(contents)
		.flatMap((name) => readEvents(bytes(name)).events)
		.filter(({ kind }) => kind.startsWith("message."))
		.map(({ messageId }) => messageId);
	expect(new Set(incoming).size).toBe(incoming.length);
});

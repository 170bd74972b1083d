import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deliveryLines, replyLine } from "../../src/view/lines.ts";
import { jsonLine } from "../../src/view/ndjson.ts";
import { type Line, lineSchema } from "../../src/view/schema.ts";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { delivery, event, noon, reply, terminalControl } from "./made.ts";

const folder = new URL("../../fixtures/", import.meta.url);
const fixtures = readdirSync(folder).filter((name) => name.endsWith(".json"));

/** Writes a line, reads it back as a program would, and holds it against the published schema. */
function roundTrip(line: Line): unknown {
	const text = jsonLine(line);
	expect(text.indexOf("\n")).toBe(text.length - 1);
	return lineSchema.parse(JSON.parse(text));
}

describe("every line follows the schema", () => {
	it.each(fixtures)("those of %s", (name) => {
		const body = readFileSync(new URL(name, folder));
		const { events } = readNotedEvents(body);
		const lines = deliveryLines(
			delivery({ body }),
			events.map((event) => ({ event })),
			{},
		);
		expect(lines.map(({ type }) => type)).toEqual([
			"delivery",
			...events.map(() => "event"),
		]);
		for (const line of lines) roundTrip(line);
	});

	it("a delivery's, with what is known of it", () => {
		const [line] = deliveryLines(delivery({ body: Buffer.from("héllo") }), [], {
			duplicateOf: 9,
			problem: "not JSON",
		});
		expect(roundTrip(line as Line)).toEqual({
			v: 1,
			type: "delivery",
			id: 12,
			receivedAt: "2026-11-21T12:00:00.000Z",
			verified: true,
			secret: "app secret",
			duplicateOf: 9,
			problem: "not JSON",
			bytes: 6,
			events: 0,
		});
	});

	it("an event's, from somebody or to somebody", () => {
		const status = event({
			kind: "status.read",
			at: noon,
			value: { status: "read" },
		});
		const shown = {
			event: status,
			duplicate: { count: 2, duplicateOf: 3, firstSeenAt: noon },
			sinceSentMs: 1_000,
			late: true,
		};
		const [, from, to] = deliveryLines(
			delivery(),
			[{ event: event() }, shown],
			{},
		);
		expect(roundTrip(from as Line)).toMatchObject({
			type: "event",
			kind: "message.text",
			from: { name: "Sheena Nelson", phone: "16505551234" },
		});
		expect(roundTrip(to as Line)).toMatchObject({
			delivery: 12,
			to: { phone: "16505551234" },
			at: "2026-11-21T12:00:00.000Z",
			duplicateOf: 3,
			duplicateCount: 2,
			sinceSentMs: 1_000,
			late: true,
			value: { status: "read" },
		});
	});

	it("a reply's, and that of a reply that did not come", () => {
		expect(
			roundTrip(replyLine(12, reply({ status: 404 }), "check the path")),
		).toEqual({
			v: 1,
			type: "reply",
			delivery: 12,
			target: "http://localhost:3000/webhook",
			status: 404,
			ms: 4,
			hint: "check the path",
		});
		const failed = {
			target: "http://localhost:3000/",
			ok: false,
			ms: 1,
			cause: "refused",
			detail: "connect ECONNREFUSED",
		} as const;
		expect(roundTrip(replyLine(12, failed, undefined))).toMatchObject({
			failure: { cause: "refused", detail: "connect ECONNREFUSED" },
		});
	});

	it.each<Line>([
		{
			v: 1,
			type: "ready",
			local: "http://127.0.0.1:3100/webhook",
			forwardTo: [],
		},
		{
			v: 1,
			type: "tunnel",
			status: "up",
			provider: "ngrok",
			url: "https://x.ngrok.app",
		},
		{
			v: 1,
			type: "handshake",
			accepted: false,
			reason: "wrong-token",
			seen: "it is 3 characters longer",
		},
		{ v: 1, type: "refused", reason: "mismatch", more: 3 },
		{ v: 1, type: "missed", events: 12 },
		{
			v: 1,
			type: "error",
			code: "port-in-use",
			message: "port 4000 is in use",
			exitCode: 2,
		},
	])("$type", (line) => {
		expect(roundTrip(line)).toEqual(line);
	});

	it("an event's of any reading", () => {
		const time = fc.oneof(
			fc.integer(),
			fc.double(),
			fc.constantFrom(1e300, Number.NaN, -1e15),
		);
		fc.assert(
			fc.property(fc.jsonValue(), time, fc.string(), (value, at, name) => {
				const made = event({ value, at, party: { name }, notes: [name] });
				for (const line of deliveryLines(delivery(), [{ event: made }], {}))
					roundTrip(line);
			}),
			{ numRuns: 300 },
		);
	});
});

describe("a line of JSON", () => {
	it("escapes what a terminal would obey or turn round, and reads back the same", () => {
		const text = "\x1b[2J\x9b31m\x7f\u2028\u202e\u2066\u200f\ufeff\n\r";
		const line: Line = { v: 1, type: "handshake", accepted: false, seen: text };
		expect(jsonLine(line)).toContain(
			"\\u001b[2J\\u009b31m\\u007f\\u2028\\u202e\\u2066\\u200f\\ufeff\\n\\r",
		);
		expect(JSON.parse(jsonLine(line))).toEqual(line);
	});

	it("holds no control and reads back the same, whatever the text", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (seen) => {
				const line: Line = { v: 1, type: "handshake", accepted: false, seen };
				expect(jsonLine(line)).not.toMatch(terminalControl);
				expect(JSON.parse(jsonLine(line))).toEqual(line);
			}),
		);
	});

	it("of a payload nested too deeply says so in place of it", () => {
		const value = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
		const [, line] = deliveryLines(
			delivery(),
			[{ event: event({ value }) }],
			{},
		);
		expect(roundTrip(line as Line)).toMatchObject({
			kind: "message.text",
			value: null,
			notes: ["value left out: nested too deeply to be written"],
		});
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import {
	onlyEvent,
	read,
	readValue,
	sheena,
	text,
	value,
} from "../support/reading.ts";

describe("what Meta would not send", () => {
	const unusual = (body: string | Buffer) => readNotedEvents(Buffer.from(body));

	it.each([
		["", "an empty body"],
		["<html>", "not JSON: expected a value at line 1, column 1"],
		['{"entry":', "not JSON: expected a value at line 1, column 10"],
	])("%j is a problem and no event", (body, problem) => {
		expect(unusual(body)).toEqual({ events: [], problem });
	});

	it.each([
		["[1,2]", "not a JSON object", [1, 2]],
		["null", "not a JSON object", null],
		["{}", "no entry list", {}],
		['{"entry":{}}', "no entry list", { entry: {} }],
		['{"entry":[]}', "an empty entry list", { entry: [] }],
	])("%s is a problem and an event with the value", (body, problem, json) => {
		const reading = unusual(body);
		expect(reading.problem).toBe(problem);
		expect(onlyEvent(reading)).toMatchObject({ kind: "unknown", value: json });
	});

	it.each([
		['{"entry":[7]}', 7],
		['{"entry":[{"id":"1"}]}', { id: "1" }],
		['{"entry":[{"changes":[null]}]}', null],
		[
			'{"entry":[{"changes":[{"field":"Bad name!","value":1}]}]}',
			{ field: "Bad name!", value: 1 },
		],
	])("%s is an event with the part", (body, part) => {
		const reading = unusual(body);
		expect(reading.problem).toBeUndefined();
		expect(onlyEvent(reading)).toMatchObject({ kind: "unknown", value: part });
	});

	it("a gateway's bare value is read all the same", () => {
		const reading = read({ contacts: [sheena], messages: [text] });
		expect(reading.problem).toBe("no entry list");
		expect(onlyEvent(reading)).toMatchObject({
			kind: "message.text",
			party: { name: "Sheena Nelson" },
		});
	});

	it.each([[{}], [{ field: "" }], [{ field: null }], [{ field: "Messages" }]])(
		"a change of field %j that holds messages is read as the messages it holds",
		(field) => {
			const change = { ...field, value: { ...value, messages: [text] } };
			expect(
				onlyEvent(read({ entry: [{ id: "1", changes: [change] }] })),
			).toMatchObject({ kind: "message.text", messageId: "wamid.1" });
		},
	);

	it.each([
		["Messages", "messages", { messages: [text] }, "message.text"],
		[" messages ", "messages", { messages: [text] }, "message.text"],
		["message", "messages", { messages: [text] }, "message.text"],
		["statuses", "messages", { statuses: [{ status: "read" }] }, "status.read"],
		["what?", "messages", { messages: [text] }, "message.text"],
		[
			"ACCOUNT_UPDATE",
			"account_update",
			{ event: "ACCOUNT_DELETED" },
			"account.update",
		],
	])("the field %j is read as %s, with a note", (field, meant, value, kind) => {
		const event = onlyEvent(readValue(value, field));
		expect(event).toMatchObject({ kind, field });
		expect(event.notes[0]).toBe(`field is not ${meant}, as Meta writes it`);
	});

	it.each(["status", "reason", "constructor"])(
		"the field %j is no field's name",
		(field) => {
			const event = onlyEvent(readValue({ reason: "x" }, field));
			expect(event.notes).toEqual([]);
			expect(["unknown", field]).toContain(event.kind);
		},
	);

	it("a byte order mark and broken UTF-8 are forgiven and named", () => {
		const json = JSON.stringify({ messages: [text] });
		const envelope = `{"entry":[{"changes":[{"field":"messages","value":${json}}]}]}`;
		const marked = unusual(`\ufeff${envelope}`);
		expect(marked.problem).toBe("a byte order mark before the JSON");
		expect(onlyEvent(marked).kind).toBe("message.text");

		const broken = unusual(
			Buffer.from(envelope.replace("Hi", "\xff"), "latin1"),
		);
		expect(broken.problem).toBe("not valid UTF-8");
		expect(onlyEvent(broken).value).toMatchObject({ text: { body: "\ufffd" } });
	});

	it("a value nested 100,000 deep is one event", () => {
		const deep = "[".repeat(100_000) + "]".repeat(100_000);
		const body = `{"entry":[{"changes":[{"field":"flows","value":${deep}}]}]}`;
		expect(onlyEvent(unusual(body)).kind).toBe("flows");
	});

	it("a million messages in one body are cut off", () => {
		const body = `{"messages":[${"0,".repeat(1_000_000)}0]}`;
		expect(unusual(body).events).toHaveLength(10_000);
		const envelope = `{"entry":[{"changes":[{"field":"messages","value":${body}}]}]}`;
		expect(unusual(envelope).problem).toBe(
			"more than 10000 events; the rest is left out",
		);
	});

	it("a list of errors or contacts without end is read only so far", () => {
		const errors = Array.from({ length: 1000 }, (_, n) => ({
			code: String(n),
		}));
		const read = onlyEvent(readValue({ ...value, errors })).errors;
		expect(read).toHaveLength(100);
		expect(read[99]).toEqual({ code: 99 });

		const contacts = Array.from({ length: 1001 }, (_, n) => ({
			wa_id: String(n),
			profile: { name: `Nr. ${n}` },
		}));
		const sender = (from: string) =>
			onlyEvent(
				readValue({ ...value, contacts, messages: [{ ...text, from }] }),
			).party?.name;
		expect(sender("999")).toBe("Nr. 999");
		expect(sender("1000")).toBeUndefined();
	});

	it("a time in milliseconds is taken for what it is", () => {
		for (const timestamp of ["1749416383000", 1749416383000]) {
			const messages = [{ ...text, timestamp }];
			expect(onlyEvent(readValue({ ...value, messages })).at).toBe(
				1749416383000,
			);
		}
	});

	it.each([
		[
			[{ code: 501, title: "T", details: "why" }],
			{ title: "T", details: "why" },
		],
		[[{ code: 501, error_data: "why" }], { details: "why" }],
		[
			[{ code: 501, error_user_title: "T", error_user_msg: "M" }],
			{ title: "T", message: "M" },
		],
		[{ code: 501, title: "T" }, { title: "T" }],
		[["a sentence"], { code: undefined, message: "a sentence" }],
	])("errors of an older or odd shape say it too: %j", (errors, error) => {
		const messages = [{ ...text, errors }];
		expect(onlyEvent(readValue({ ...value, messages })).errors).toEqual([
			{ code: 501, ...error },
		]);
	});

	it("what says nothing an error says is no error", () => {
		const errors = [null, "", {}, { error_type: "TIMEOUT", error_rate: 2 }];
		expect(onlyEvent(readValue({ errors }, "flows")).errors).toEqual([]);
	});

	it("a time no clock can show is left out", () => {
		for (const timestamp of ["99999999999999999999", 1e300, -5, "soon", null]) {
			const messages = [{ ...text, timestamp }];
			expect(onlyEvent(readValue({ ...value, messages })).at).toBeUndefined();
		}
	});

	it("keys that would reach a prototype reach nothing", () => {
		const body =
			'{"__proto__":{"sample":true},"entry":[{"__proto__":{"id":"0"},"changes":[{"field":"messages","value":{"__proto__":{"metadata":{}},"messages":[{"type":"constructor"}]}}]}]}';
		expect(unusual(body).events).toMatchObject([
			{ kind: "message.constructor", sample: false },
			{ kind: "messages", sample: false },
		]);
		expect({}).not.toHaveProperty("sample");
	});
});

describe("a layer that is missing, or one too many,", () => {
	const entry = {
		id: "1",
		changes: [{ field: "messages", value: { ...value, messages: [text] } }],
	};
	const payload = { object: "whatsapp_business_account", entry: [entry] };
	const json = JSON.stringify(payload);

	it.each<[body: unknown, problem: string]>([
		[entry, "no entry list: the changes stand at the top"],
		[{ changes: entry.changes }, "no entry list: the changes stand at the top"],
		[json, "the payload is JSON inside a JSON string"],
		[{ body: json }, "the payload stands inside body, as JSON inside a string"],
		[{ payload, headers: {} }, "the payload stands inside payload"],
		[
			{ event: "whatsapp.received", data: payload },
			"the payload stands inside data",
		],
		[[payload], "the payload stands inside a list"],
		[[{ headers: {}, body: payload }], "the payload stands inside a list"],
	])("is named: %j", (body, problem) => {
		const reading = read(body);
		expect(reading.problem).toBe(problem);
		expect(onlyEvent(reading)).toMatchObject({
			kind: "message.text",
			field: "messages",
			messageId: "wamid.1",
		});
	});

	it.each<[body: unknown, problem: string]>([
		["hello", "not a JSON object"],
		["{}", "not a JSON object"],
		[{ body: "hello" }, "no entry list"],
		[{ body: { entry: 7 } }, "no entry list"],
		[[payload, payload], "not a JSON object"],
		[{ entry: 7, changes: [] }, "no entry list"],
		[{ changes: 7 }, "no entry list"],
	])("is not looked for in %j", (body, problem) => {
		const reading = read(body);
		expect(reading.problem).toBe(problem);
		expect(onlyEvent(reading)).toMatchObject({ kind: "unknown", value: body });
	});

	it("of a payload with another that is sound is nothing", () => {
		expect(read({ ...payload, body: json }).problem).toBeUndefined();
	});
});

describe("for any body", () => {
	const part = fc.letrec((tie) => ({
		any: fc.oneof(
			{ maxDepth: 6 },
			fc.jsonValue(),
			tie("object"),
			fc.array(tie("any"), { maxLength: 3 }),
		),
		object: fc.dictionary(
			fc.constantFrom(
				...[
					"object",
					"entry",
					"id",
					"time",
					"changes",
					"field",
					"value",
					"metadata",
					"contacts",
					"messages",
				],
				...[
					"statuses",
					"errors",
					"type",
					"text",
					"interactive",
					"status",
					"timestamp",
					"profile",
					"__proto__",
				],
			),
			fc.oneof(
				tie("any"),
				fc.constantFrom(
					"messages",
					"text",
					"interactive",
					"sent",
					"1749416383",
					"0",
				),
			),
			{ maxKeys: 6 },
		),
	}));

	it("reading never throws, and every kind is a plain name", () => {
		const bodies = fc.oneof(
			fc.uint8Array({ maxLength: 200 }).map((it) => Buffer.from(it)),
			part.any.map((json) => Buffer.from(JSON.stringify(json))),
			part.any.map((json) =>
				Buffer.from(
					JSON.stringify({
						entry: [{ changes: [{ field: "messages", value: json }] }],
					}),
				),
			),
		);
		fc.assert(
			fc.property(bodies, (body) => {
				const { events, problem } = readNotedEvents(body);
				expect(events.length > 0 || problem !== undefined).toBe(true);
				for (const event of events) {
					expect(event.kind).toMatch(/^[a-z][a-z0-9_.]*$/);
				}
			}),
			{ numRuns: 1000 },
		);
	});
});

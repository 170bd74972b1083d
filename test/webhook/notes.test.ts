import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { fields } from "../../src/webhook/catalogue.ts";
import { everyNoteOn, notesOn } from "../../src/webhook/notes.ts";
import { messagesSchema } from "../../src/webhook/schema/messages.ts";
import { onlyEvent, read, readValue, text, value } from "../support/reading.ts";

describe("what is unusual is noted, with its path and without its text", () => {
	it.each<[over: object, note: string]>([
		[{ metadata: undefined }, "value.metadata missing"],
		[
			{ messaging_product: "telegram" },
			'value.messaging_product is not "whatsapp"',
		],
		[
			{ messages: [{ ...text, id: undefined }] },
			"value.messages[0].id missing",
		],
		[{ messages: [{ ...text, id: "" }] }, "value.messages[0].id is empty"],
		[
			{ messages: [{ ...text, text: { body: 7 } }] },
			"value.messages[0].text.body is a number, not a string",
		],
		[
			{ messages: [{ ...text, timestamp: "soon" }] },
			"value.messages[0].timestamp is not a number of seconds",
		],
		[
			{ messages: [{ ...text, context: null }] },
			"value.messages[0].context is null, not an object",
		],
		[
			{ messages: [{ ...text, timestamp: "1749416383000" }] },
			"value.messages[0].timestamp is in milliseconds, not in seconds",
		],
		[
			{ messages: [{ ...text, type: undefined }] },
			"value.messages[0].type missing",
		],
		[
			{ messages: [{ ...text, from: "" }] },
			"value.messages[0] has neither from nor from_user_id",
		],
		[{ messages: ["hi"] }, "value.messages[0] is a string, not an object"],
		[{ contacts: {} }, "value.contacts is an object, not an array"],
	])("%j", (over, note) => {
		const { events } = readValue({ ...value, messages: [text], ...over });
		expect(events[0]?.notes).toEqual([note]);
	});

	it("on the event it concerns", () => {
		const reading = readValue({
			messaging_product: "whatsapp",
			messages: [text, { ...text, id: 7 }],
		});
		expect(reading.events.map(({ notes }) => notes)).toEqual([
			["value.metadata missing"],
			["value.messages[1].id is a number, not a string"],
		]);
	});

	it("finds the events of the notes in a great many", () => {
		const contacts = Array.from({ length: 20 }, () => ({ wa_id: 1 }));
		const messages = Array.from({ length: 10_000 }, () => ({}));
		const { events } = readValue({ ...value, contacts, messages });
		expect(events).toHaveLength(10_000);
		expect(events[0]?.notes).toHaveLength(20);
	});

	it("also about what is around it", () => {
		const event = onlyEvent(
			read({ entry: [{ changes: [{ field: "flows", value: 1 }] }] }),
		);
		expect(event.notes).toEqual([
			"object missing",
			"entry[0].id missing",
			"value is a number, not an object",
		]);
	});

	it.each([
		[1749416383000, "is in milliseconds, not in seconds"],
		["1749416383000", "is in milliseconds, not in seconds"],
		["soon", "is not a number of seconds"],
		[-1, "is not a number of seconds"],
		[1e300, "is not a number of seconds"],
		[null, "is null, not a number of seconds"],
	])("when the entry was made: %j", (time, words) => {
		const changes = [
			{ field: "messages", value: { ...value, messages: [text] } },
		];
		const entry = [{ id: "1", time, changes }];
		expect(
			onlyEvent(read({ object: "whatsapp_business_account", entry })).notes,
		).toEqual([`entry[0].time ${words}`]);
	});

	it("even a change without a value", () => {
		const entry = [{ id: "1", changes: [{ field: "flows" }] }];
		expect(
			onlyEvent(read({ object: "whatsapp_business_account", entry })).notes,
		).toEqual(["entry[0].changes[0].value missing"]);
	});

	it.each<[name: string, over: object]>([
		[
			"nobody's number, which a page of Meta's has as an empty text",
			{
				contacts: [{ wa_id: "", user_id: "CO.218" }],
				messages: [{ ...text, from: "", from_user_id: "CO.218" }],
			},
		],
		[
			"WhatsApp itself as the sender",
			{
				messages: [
					{
						...text,
						from: undefined,
						type: "system",
						system: { type: "user_changed_user_id", user_id: "MX.098" },
					},
				],
			},
		],
	])("while %s is fine", (_name, over) => {
		expect(onlyEvent(readValue({ ...value, ...over })).notes).toEqual([]);
	});

	it("while keys nobody knows are fine", () => {
		const messages = [{ ...text, hologram: { depth: 3 } }];
		const { events } = readValue({ ...value, messages, novelty: 1 });
		expect(events.flatMap(({ notes }) => notes)).toEqual([]);
	});
});

describe("what belongs together is one note", () => {
	it("what one object lacks", () => {
		expect(onlyEvent(read({ messages: [text] })).notes).toEqual([
			"value.messaging_product and metadata missing",
		]);
		const bare = { type: "image", image: {}, from: "1" };
		expect(onlyEvent(readValue({ ...value, messages: [bare] })).notes).toEqual([
			"value.messages[0].id and timestamp missing",
			"value.messages[0].image.id, mime_type and sha256 missing",
		]);
	});

	it("what one object has wrong in the same way", () => {
		const messages = [{ ...text, id: 7, from: 1650, timestamp: 5 }];
		expect(onlyEvent(readValue({ ...value, messages })).notes).toEqual([
			"value.messages[0].id, timestamp and from: each is a number, not a string",
		]);
	});

	it("but not what elements of a list have", () => {
		const { events } = readValue({ ...value, messages: ["a", "b"] });
		expect(events.map(({ notes }) => notes)).toEqual([
			["value.messages[0] is a string, not an object"],
			["value.messages[1] is a string, not an object"],
		]);
	});

	it("and there are twenty at most, none in a body beyond 256 KiB", () => {
		const broken = (count: number) =>
			readValue({ ...value, messages: Array(count).fill({ ...text, id: 7 }) });
		const notesOf = (count: number) =>
			broken(count).events.flatMap(({ notes }) => notes);
		expect(notesOf(30)).toHaveLength(20);
		expect(notesOf(3000)).toEqual([]);
	});

	it("unless every one is asked for", () => {
		const messages = Array(300).fill({ ...text, id: 7, from: 8 });
		const notes = everyNoteOn(messagesSchema, { ...value, messages }, "value");
		expect(notes).toHaveLength(600);
		expect(notes[1]).toEqual({
			path: ["messages", 0, "from"],
			text: "value.messages[0].from is a number, not a string",
		});
	});
});

describe("schemas without words of their own are given some", () => {
	const shapes = z.union([
		z.looseObject({ wamid: z.string(), at: z.string() }),
		z.looseObject({ qr: z.looseObject({ code: z.string() }) }),
		z.number(),
	]);
	const word = z.enum(["a", "b", "c", "d"]);
	const typed = z.discriminatedUnion("type", [
		z.looseObject({ type: z.literal("a") }),
		z.looseObject({ type: z.literal("b") }),
	]);

	it.each<[note: string, schema: z.ZodType, value: unknown]>([
		["it is not a value that Meta documents", word, "canary"],
		["it is null, not a string", word, null],
		["it is not 0, 1 or 2", z.literal([0, 1, 2]), 3],
		[
			"it is a number, not a string or a boolean",
			z.union([z.string(), z.boolean()]),
			3,
		],
		["it is a number, not a whole number", z.int(), 1.5],
		["it is a string, not an object or a number", shapes, "canary"],
		["it.qr.code is a number, not a string", shapes, { qr: { code: 7 } }],
		["it.at missing", shapes, { wamid: "canary" }],
		["it.type is not a value that Meta documents", typed, { type: "canary" }],
		["it is not as Meta documents it", z.email(), "canary"],
	])("%s", (note, schema, value) => {
		expect(notesOn(schema, value, "it").map(({ text }) => text)).toEqual([
			note,
		]);
	});

	it("and say once what two of their checks find", () => {
		const twice = z
			.looseObject({ a: z.string() })
			.check(
				z.superRefine(
					(_, issues) => issues.addIssue({ code: "custom", path: ["a"] }),
					{ when: () => true },
				),
			);
		expect(notesOn(twice, {}, "it").map(({ text }) => text)).toEqual([
			"it.a missing",
		]);
	});
});

describe("for any value of any field", () => {
	const canary = "canary";
	const keys = [
		...["messaging_product", "metadata", "contacts", "messages", "statuses"],
		...["errors", "id", "from", "type", "text", "body", "image", "interactive"],
		...["status", "timestamp", "pricing", "category", "payment", "context"],
		...["user_id", "event", "standby", "history", "groups", "calls"],
	];
	const json = fc.letrec((tie) => ({
		any: fc.oneof(
			{ maxDepth: 7 },
			fc.constantFrom(canary, "", null, 7, true, "image", "interactive"),
			fc.array(tie("any"), { maxLength: 3 }),
			fc.dictionary(fc.constantFrom(...keys), tie("any"), { maxKeys: 6 }),
		),
	})).any;

	it("no note repeats what stands in it", () => {
		fc.assert(
			fc.property(fc.constantFrom(...fields), json, ({ field }, value) => {
				for (const { notes } of readValue(value, field).events) {
					expect(notes.join("\n")).not.toContain(canary);
					expect(notes.every((note) => /\S \S/.test(note))).toBe(true);
				}
			}),
			{ numRuns: 1000 },
		);
	});
});

import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createFreshener } from "../../src/webhook/fresh.ts";
import { indented } from "../../src/webhook/indented.ts";
import { JsonSyntaxError } from "../../src/webhook/json-tokens.ts";
import { newId } from "../../src/webhook/new-id.ts";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { createSeen } from "../../src/webhook/seen.ts";
import { fixtures, textOf } from "../support/fixtures.ts";

const now = Date.UTC(2031, 4, 6, 7, 8, 9, 123);

function createFresh() {
	return createFreshener({ now: () => now, randomBytes });
}

function eventsIn(json: string) {
	return readNotedEvents(Buffer.from(json)).events;
}

/** Messages, by id, type and further keys, in Meta's envelope. */
function messages(...list: object[]): string {
	return JSON.stringify({
		object: "whatsapp_business_account",
		entry: [
			{ id: "1", changes: [{ field: "messages", value: { messages: list } }] },
		],
	});
}

describe("freshening", () => {
	it.each(fixtures)(
		"makes of %s the same event, now and for the first time",
		(name) => {
			const fresh = createFresh().freshen(textOf(name));
			const before = eventsIn(textOf(name));
			const after = eventsIn(fresh);
			expect(
				after.map(({ kind, notes, party }) => [kind, notes, party]),
			).toEqual(before.map(({ kind, notes, party }) => [kind, notes, party]));
			expect(indented(fresh).split("\n")).toHaveLength(
				indented(textOf(name)).split("\n").length,
			);
			const times = after.flatMap(({ at }) => at ?? []);
			if (times.length > 0) {
				expect(Math.max(...times)).toBeLessThanOrEqual(now);
				expect(Math.max(...times)).toBeGreaterThan(now - 2 * 60 * 60 * 1000);
			}
			const old = before.flatMap(({ messageId }) => messageId ?? []);
			for (const { messageId } of after) expect(old).not.toContain(messageId);
		},
	);

	it("moves times together", () => {
		const times = (json: string) => eventsIn(json).map(({ at = 0 }) => at);
		const before = times(textOf("status-life"));
		const after = times(createFresh().freshen(textOf("status-life")));
		expect(after.at(-1)).toBe(Math.floor(now / 1000) * 1000);
		expect(after.map((at) => at - (after[0] ?? 0))).toEqual(
			before.map((at) => at - (before[0] ?? 0)),
		);
	});

	it.each([
		['{"timestamp":"1789466400"}', '{"timestamp":"1935990489"}'],
		['{"time":1789466400}', '{"time":1935990489}'],
		['{"time":1789466400123}', '{"time":1935990489123}'],
		[
			'{"time":"1789466400","expiration":1789466460}',
			'{"time":"1935990489","expiration":1935990549}',
		],
		[
			'{"time":"1789466400","disable_date":1789466399}',
			'{"time":"1935990489","disable_date":1935990488}',
		],
		[
			'{"timestamp":"2026-09-15T10:26:00.5Z","expiresAt":"2026-09-15T10:26:20Z"}',
			'{"timestamp":"2031-05-08T07:08:09.5Z","expiresAt":"2031-05-08T07:08:29Z"}',
		],
		[
			'{"timestamp":"2026-09-15 12:26:00+02:00"}',
			'{"timestamp":"2031-05-08 09:08:09+02:00"}',
		],
	])("writes %s in its own notation", (json, fresh) => {
		const at = 1935990489123;
		const may8 = Date.UTC(2031, 4, 8, 7, 8, 9);
		const world = { now: () => (json.includes("-") ? may8 : at), randomBytes };
		expect(createFreshener(world).freshen(json)).toBe(fresh);
	});

	it.each([
		'{"timestamp":"soon"}',
		'{"time":"0900"}',
		'{"timestamp":"2026-13-45T10:26:00Z"}',
		'{"expiration":1789466400}',
		'{"text":{"body":"1789466400"},"time":5}',
		'{ "n": 1.0, "n": 12345678901234567890, "x": "\\/\\u00e9" }',
	])("leaves %s alone", (json) => {
		expect(createFresh().freshen(json)).toBe(json);
	});

	it("is for JSON only", () => {
		expect(() => createFresh().freshen("{")).toThrow(JsonSyntaxError);
	});
});

describe("ids", () => {
	const first =
		"wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTk4MkQ5RTNFQjk5NkY1NTlFNgA=";
	const elsewhere =
		"wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI5RTcyRTcxQTYyRDRBQkZEOUYA";

	it("go on pointing at the message they belong to, and at one elsewhere", () => {
		const json = messages(
			{ id: "wamid.R", reaction: { message_id: first } },
			{ id: first, context: { id: elsewhere } },
			{ id: "wamid.E", edit: { original_message_id: first } },
		);
		const fresh = createFresh().freshen(json);
		const [reaction, message, edit] =
			JSON.parse(fresh).entry[0].changes[0].value.messages;
		expect(message.id).not.toBe(first);
		expect(reaction.reaction.message_id).toBe(message.id);
		expect(edit.edit.original_message_id).toBe(message.id);
		expect(message.context.id).toBe(elsewhere);
	});

	it("are the same over the payloads of a round, and others in the next", () => {
		const freshener = createFresh();
		const idOf = (json: string) => eventsIn(json)[0]?.messageId;
		const text = idOf(freshener.freshen(textOf("text")));
		const reply = messages({ id: "wamid.R", context: { id: first } });
		expect(eventsIn(freshener.freshen(reply))[0]?.replyTo).toBe(text);
		freshener.nextRound();
		expect(idOf(freshener.freshen(textOf("text")))).not.toBe(text);
	});

	it("lead from a payload that comes once more to the message that did not", () => {
		const freshener = createFresh();
		const reply = messages({ id: "wamid.R", context: { id: first } });
		const [text] = eventsIn(freshener.freshen(textOf("text")));
		const [once] = eventsIn(freshener.freshen(reply));
		freshener.nextRound();
		const [again] = eventsIn(freshener.freshen(reply));
		expect(again?.replyTo).toBe(text?.messageId);
		expect(again?.messageId).not.toBe(once?.messageId);
	});

	it("make one delivery after the other new to who looks for duplicates", () => {
		const freshener = createFresh();
		const seen = createSeen();
		const names = fixtures.filter((name) =>
			eventsIn(textOf(name)).some(({ messageId }) => messageId !== undefined),
		);
		for (const name of [...names, ...names]) {
			freshener.nextRound();
			const body = Buffer.from(freshener.freshen(textOf(name)));
			const { events } = readNotedEvents(body);
			const delivery = { id: 1, receivedAt: now, body };
			expect(seen.look(delivery, events).delivery.count).toBe(1);
		}
	});

	it("look like those they replace", () => {
		const made = newId(first, randomBytes);
		expect(made).toMatch(/^wamid\.HBgLMTY1MDU1NTEyMzQVAgASGBQ[\w+/]+A=$/);
		const inside = Buffer.from(made.slice("wamid.".length), "base64");
		const hex = inside.subarray(-21, -1).toString();
		expect(hex).toMatch(/^3A[0-9A-F]{18}$/);
		expect(inside).toEqual(
			Buffer.concat([
				Buffer.from("1c180b", "hex"),
				Buffer.from("16505551234"),
				Buffer.from("150200121814", "hex"),
				Buffer.from(`${hex}\0`),
			]),
		);
		expect(newId("3EB07115B182CE7E1CE230", randomBytes)).toMatch(
			/^3EB0[0-9A-F]{18}$/,
		);
		expect(newId("a-messageId-OF_34-letters-20260915", randomBytes)).toMatch(
			/^[a-z]-[a-z]{7}[A-Z][a-z]-[A-Z]{2}_\d\d-[a-z]{7}-\d{8}$/,
		);
	});

	it("are as many as there are deliveries, however short the old one", () => {
		for (const old of [first, "wamid.1", "wamid.ABGGFlA5Fpa", "7", "3A"]) {
			const made = Array.from({ length: 20_000 }, () =>
				newId(old, randomBytes),
			);
			expect(new Set(made).size).toBe(made.length);
		}
	});
});

import { describe, expect, it } from "vitest";
import type { WebhookEvent } from "../../src/webhook/event.ts";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { linesOf } from "./drawn.ts";

const metadata = { display_phone_number: "15550783881", phone_number_id: "1" };

/** The lines of the only event of a value. */
function shown(field: string, value: object): string[] {
	return linesOf(only(field, value));
}

function only(field: string, value: object): WebhookEvent {
	const payload = {
		object: "whatsapp_business_account",
		entry: [
			{
				id: "1",
				changes: [
					{
						field,
						value: { messaging_product: "whatsapp", metadata, ...value },
					},
				],
			},
		],
	};
	const { events } = readNotedEvents(Buffer.from(JSON.stringify(payload)));
	expect(events).toHaveLength(1);
	// biome-ignore lint/style/noNonNullAssertion: just counted.
	return { ...events[0]!, notes: [] };
}

const text = {
	id: "wamid.A",
	timestamp: "1795262400",
	type: "text",
	text: { body: "hi" },
};
const status = {
	id: "wamid.A",
	timestamp: "1795262400",
	recipient_id: "16505551234",
};

describe("an echo", () => {
	const echo = { ...text, from: "15550783881", to: "16505551234" };

	it("is drawn as the message it copies, and says to whom it went", () => {
		expect(shown("smb_message_echoes", { message_echoes: [echo] })).toEqual([
			"echo.smb          to +16505551234  wamid.A  text",
			"hi",
		]);
	});

	it("of an edit or a deletion names the message", () => {
		const revoke = { original_message_id: "wamid.B" };
		expect(
			shown("smb_message_echoes", {
				message_echoes: [{ ...echo, type: "revoke", text: undefined, revoke }],
			}),
		).toEqual([
			"echo.smb          to +16505551234  wamid.A  revoke",
			"deleted for everyone",
			"original wamid.B",
		]);
		const edit = { ...revoke, message: { type: "text", text: { body: "ho" } } };
		expect(
			shown("smb_message_echoes", {
				message_echoes: [{ ...echo, type: "edit", text: undefined, edit }],
			}),
		).toEqual([
			"echo.smb          to +16505551234  wamid.A  edit",
			"ho",
			"original wamid.B",
		]);
	});
});

describe("what the business sent and the API can't show", () => {
	it.each([131051, 131060])("with %d is to be seen in the app", (code) => {
		const errors = [{ code, title: "Message unavailable" }];
		const echo = { ...text, type: "unsupported", text: undefined, errors };
		expect(
			shown("smb_message_echoes", {
				message_echoes: [{ ...echo, from: "15550783881", to: "16505551234" }],
			}).slice(1),
		).toEqual([
			"something, which the API does not pass on",
			`${code} Message unavailable`,
			"fix: Look at the message in the WhatsApp Business app.",
		]);
	});
});

describe("a copy of a message of the type `constructor`", () => {
	const odd = { id: "w", timestamp: "1795262400", type: "constructor" };

	it.each<[field: string, value: object]>([
		["smb_message_echoes", { message_echoes: [{ ...odd, to: "16505551234" }] }],
		["standby", { standby: { messages: [{ ...odd, from: "16505551234" }] } }],
		["history", { history: [{ threads: [{ id: "1", messages: [odd] }] }] }],
	])("in %s has no content", (field, value) => {
		expect(shown(field, value).join()).not.toContain("native code");
	});
});

describe("on standby", () => {
	it("a message is drawn as ever", () => {
		const messages = [{ ...text, from: "16505551234" }];
		expect(shown("standby", { standby: { messages } })).toEqual([
			"standby.message   +16505551234  wamid.A  text",
			"hi",
			"hint: standby is what you only look on: another app has the conversation, so don't answer",
		]);
	});

	it("an echo that holds the request shows what was sent", () => {
		const { id, timestamp } = text;
		const message = {
			messaging_product: "whatsapp",
			recipient_type: "individual",
			to: "16505551234",
			type: "template",
			template: { name: "order_update", language: { code: "en_US" } },
		};
		const echoes = [{ id, timestamp, message }];
		expect(shown("standby", { standby: { message_echoes: echoes } })).toEqual([
			"standby.echo      to +16505551234  wamid.A  template",
			"order_update, en_US",
			"hint: standby is what you only look on: another app has the conversation, so don't answer",
		]);
	});

	it("a status says which", () => {
		const statuses = [
			{
				...status,
				status: "failed",
				errors: [{ code: 131026, title: "Message undeliverable" }],
			},
		];
		expect(shown("standby", { standby: { statuses } }).slice(0, 2)).toEqual([
			"standby.status    +16505551234  wamid.A  failed",
			"131026 Message undeliverable",
		]);
		expect(
			shown("standby", {
				standby: { statuses: [{ ...status, status: "Odd!" }] },
			}),
		).toEqual(["standby.status    +16505551234  wamid.A", "status: Odd!"]);
	});
});

describe("history", () => {
	const theirs = { ...text, from: "16505551234" };
	const ours = {
		...text,
		from: "+1 555-078-3881",
		text: undefined,
		type: "image",
		image: { caption: "Taj\nMahal", id: "7" },
		history_context: { status: "READ" },
	};

	it("comes in chunks, with the beginning of what was said", () => {
		const history = [
			{
				metadata: { phase: 1, chunk_order: 2, progress: 55 },
				threads: [
					{ id: "16505551234", messages: [theirs, ours] },
					{
						context: { user_id: "DE.9420", username: "zoe" },
						messages: [{ timestamp: "x", type: "media_placeholder" }],
					},
				],
			},
		];
		expect(shown("history", { history })).toEqual([
			"history.chunk     3 messages of 2 chats, 55% done  1 to 90 days old  chunk 2",
			"chat with +16505551234",
			"  2026-11-21 12:00  they  hi",
			"  2026-11-21 12:00  you, read  image  Taj Mahal media id 7",
			"chat with DE.9420 @zoe",
			"  no time  they  media_placeholder  a file; it comes by itself if it is less than 14 days old",
		]);
	});

	it("of thousands of messages is bounded, and says how many more there are", () => {
		const messages = Array.from({ length: 5_000 }, () => theirs);
		const history = [
			{
				metadata: {},
				threads: [{ id: "16505551234", messages }, { messages }],
			},
		];
		const lines = shown("history", { history });
		expect(lines[0]).toBe("history.chunk     10,000 messages of 2 chats");
		expect(lines).toHaveLength(22);
		expect(lines.at(-1)).toBe("and 9,981 more messages");
	});

	it.each<[who: string, ids: object]>([
		["you", { from: "15550783881", from_user_id: "US.1" }],
		["you", { from: "15550783881", from_user_id: "US.1", to: "16505551234" }],
		["you", { from_user_id: "US.1", to: "16505551234" }],
		["they", { from: "16505551234", to: "15550783881" }],
		["they", { from: "16505551234", to: "15550000000" }],
		["they", { from_user_id: "US.1" }],
	])("says %s of a message with %j", (who, ids) => {
		const threads = [
			{
				id: "16505551234",
				context: { wa_id: "16505551234", user_id: "US.1" },
				messages: [{ ...text, ...ids }],
			},
		];
		expect(shown("history", { history: [{ threads }] }).at(-1)).toBe(
			`  2026-11-21 12:00  ${who}  hi`,
		);
	});

	it("may hold no chats, or messages that say nothing", () => {
		expect(shown("history", { history: [{ threads: [] }] })).toEqual([
			"history.chunk     0 messages of 0 chats",
		]);
		const threads = [{ id: "16505551234", messages: [{}] }];
		expect(shown("history", { history: [{ threads }] }).at(-1)).toBe(
			"  no time  they  a message without a type",
		);
	});

	it("lets no message pass for another", () => {
		const body = `x\n  2026-11-21 12:00  you  fake${" ".repeat(9)}end`;
		const threads = [
			{ id: "16505551234", messages: [{ ...theirs, text: { body } }] },
		];
		expect(shown("history", { history: [{ threads }] }).at(-1)).toBe(
			"  2026-11-21 12:00  they  x 2026-11-21 12:00 you fake end",
		);
	});

	it("may not be shared", () => {
		const errors = [
			{ code: 2593109, title: "History sync is turned off", extra: 1 },
		];
		const lines = shown("history", { history: [{ errors }] });
		expect(lines.slice(0, 2)).toEqual([
			"history.declined",
			"2593109 History sync is turned off",
		]);
		expect(lines[2]).toMatch(/^(?:cause|fix)/);
	});

	it("sends files after it, which are old but not late", () => {
		const messages = [
			{ ...ours, from: "16505551234", history_context: undefined },
		];
		const event = only("history", { messages });
		expect(linesOf(event).slice(0, 4)).toEqual([
			"history.media     +16505551234  wamid.A  image",
			"Taj",
			"Mahal",
			"media id 7",
		]);
	});

	it.each([null, "x", [], [null], [{ messages: "x" }], { messages: [] }])(
		"copes with threads that are %j",
		(threads) => {
			expect(
				shown("history", { history: [{ threads, metadata: 5 }] })[0],
			).toContain("history.chunk");
		},
	);
});

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readEvents } from "../../src/webhook/events.ts";
import { delivery, event, timeline } from "./made.ts";

const folder = new URL("../../fixtures/", import.meta.url);
const fixtures = readdirSync(folder).filter((name) => name.endsWith(".json"));

/** What stands below the headline, without the gutter. */
function bodyOf(over: Parameters<typeof event>[0]): string[] {
	return timeline({ columns: () => undefined })
		.received(delivery(), [{ event: event(over) }])
		.split("\n")
		.slice(1, -1)
		.map((line) => line.replace(/^ +│ ?/, ""));
}

function headlineOf(over: Parameters<typeof event>[0]): string {
	const shown = timeline({ columns: () => undefined }).received(delivery(), [
		{ event: event(over) },
	]);
	return shown.slice(19, shown.indexOf("\n"));
}

describe("fixtures", () => {
	it.each(fixtures)("%s is shown with all of its events", (name) => {
		const body = readFileSync(new URL(name, folder));
		const { events, problem } = readEvents(body);
		expect(problem).toBeUndefined();
		expect(events.length).toBeGreaterThan(0);
		const shown = timeline().received(
			delivery({ body }),
			events.map((event) => ({ event })),
		);
		for (const { kind } of events)
			expect(shown).toContain(` ${kind} `.trimEnd());
		expect(
			shown.split("\n").filter((line) => line.includes("-->")),
		).toHaveLength(events.length);
		expect(shown).not.toContain("undefined");
		expect(shown).not.toContain("[object");
	});
});

describe("media", () => {
	it("shows the caption and what is needed to fetch it", () => {
		const image = {
			caption: "Taj Mahal",
			mime_type: "image/jpeg",
			sha256: "SfIn…",
			id: "1003383421387256",
			url: "https://lookaside.fbsbx.com/x",
		};
		expect(
			bodyOf({ kind: "message.image", value: { type: "image", image } }),
		).toEqual(["Taj Mahal", "media id 1003383421387256  image/jpeg"]);
	});

	it("tells a voice note, an animated sticker and a file's name", () => {
		expect(
			bodyOf({
				kind: "message.audio",
				value: { type: "audio", audio: { voice: true, id: "1" } },
			}),
		).toEqual(["voice note  media id 1"]);
		expect(
			bodyOf({
				kind: "message.sticker",
				value: { type: "sticker", sticker: { animated: true, id: "1" } },
			}),
		).toEqual(["animated  media id 1"]);
		expect(
			bodyOf({
				kind: "message.document",
				value: { type: "document", document: { filename: "a.pdf", id: "1" } },
			}),
		).toEqual(["media id 1  a.pdf"]);
	});
});

describe("location", () => {
	it("links to a map by its numbers", () => {
		const location = {
			latitude: 37.4847,
			longitude: -122.1484,
			name: "Lucky Shrub",
			address: "1 Hacker Way",
			url: "https://evil.example",
		};
		expect(
			bodyOf({
				kind: "message.location",
				value: { type: "location", location },
			}),
		).toEqual([
			"Lucky Shrub, 1 Hacker Way",
			"https://maps.google.com/?q=37.4847,-122.1484",
		]);
	});

	it("makes no link of what are no numbers", () => {
		const location = { latitude: "37&x=<script>", longitude: null };
		expect(
			bodyOf({
				kind: "message.location",
				value: { type: "location", location },
			}),
		).toEqual(["nowhere: no coordinates"]);
	});
});

describe("reactions and replies", () => {
	const replyTo = "wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA";

	it("show the emoji and the message it is on", () => {
		const value = {
			type: "reaction",
			reaction: { message_id: replyTo, emoji: "👍" },
		};
		expect(bodyOf({ kind: "message.reaction", replyTo, value })).toEqual([
			"👍",
			`on …${replyTo.slice(-8)}`,
		]);
	});

	it("show that one was taken back", () => {
		const value = { type: "reaction", reaction: { message_id: replyTo } };
		expect(bodyOf({ kind: "message.reaction", value })).toEqual([
			"reaction taken back",
		]);
	});

	it("show a pressed button, a chosen row, a template's button", () => {
		const interactive = {
			button_reply: { id: "cancel", title: "Cancel" },
			list_reply: { id: "express", title: "Express", description: "Next day" },
		};
		expect(
			bodyOf({
				kind: "message.interactive.button_reply",
				value: { interactive },
			}),
		).toEqual(["Cancel", "id cancel"]);
		expect(
			bodyOf({
				kind: "message.interactive.list_reply",
				value: { interactive },
			}),
		).toEqual(["Express: Next day", "id express"]);
		expect(
			bodyOf({
				kind: "message.button",
				value: { button: { text: "Stop", payload: "STOP" } },
			}),
		).toEqual(["Stop", "payload STOP"]);
		expect(
			bodyOf({
				kind: "message.button",
				value: { button: { text: "Stop", payload: "Stop" } },
			}),
		).toEqual(["Stop"]);
	});

	it("show the answers in a submitted Flow", () => {
		const nfm_reply = {
			name: "flow",
			body: "Sent",
			response_json: '{"flow_token":"t1","rating":5,"tags":["a","b"]}',
		};
		expect(
			bodyOf({
				kind: "message.interactive.nfm_reply",
				value: { interactive: { nfm_reply } },
			}),
		).toEqual(["flow_token: t1", "rating: 5", "tags: [a, b]", "flow: Sent"]);
		const broken = { ...nfm_reply, response_json: "{oops" };
		expect(
			bodyOf({
				kind: "message.interactive.nfm_reply",
				value: { interactive: { nfm_reply: broken } },
			}),
		).toEqual(["{oops", "flow: Sent"]);
	});
});

describe("how a message came about", () => {
	it("is in the small print", () => {
		const value = {
			type: "text",
			text: { body: "hi" },
			context: { forwarded: true },
			referral: {
				source_type: "ad",
				headline: "Chat with us",
				source_url: "https://fb.me/3cr4Wqqkv",
			},
		};
		expect(
			bodyOf({ value, groupId: "HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRB" }),
		).toEqual([
			"hi",
			`in group …GBQzQTRB  forwarded  from ad "Chat with us" https://fb.me/3cr4Wqqkv`,
		]);
	});

	it("tells what is unusual about the payload", () => {
		expect(bodyOf({ notes: ["value.metadata missing"] })).toEqual([
			"Does it come in another color?",
			"note: value.metadata missing",
		]);
	});
});

describe("statuses", () => {
	const priced = (pricing: object) =>
		headlineOf({
			kind: "status.sent",
			value: { pricing },
			party: {},
			messageId: "wamid.A",
		});

	it("tell what a message is charged as", () => {
		expect(priced({ billable: true, category: "marketing" })).toBe(
			"status.sent       wamid.A  marketing",
		);
		expect(priced({ billable: false, category: "service" })).toBe(
			"status.sent       wamid.A  service, free",
		);
		expect(
			priced({
				billable: true,
				type: "free_customer_service",
				category: "utility",
			}),
		).toBe("status.sent       wamid.A  utility, free");
	});

	it("take only a documented category for one", () => {
		expect(priced({ category: "verified ✓" })).toBe(
			"status.sent       wamid.A",
		);
	});

	it("tell why a message failed, once", () => {
		const errors = [
			{
				code: 131049,
				title: "Not delivered",
				message: "Not delivered",
				details: "to keep engagement healthy",
			},
			{ message: "no code" },
		];
		expect(
			bodyOf({
				kind: "status.failed",
				value: { biz_opaque_callback_data: "order-7" },
				errors,
			}),
		).toEqual([
			"131049 Not delivered: to keep engagement healthy",
			"no code",
			"callback data order-7",
		]);
	});
});

describe("anything else", () => {
	it("is a tree of what the message's type holds", () => {
		const value = {
			id: "wamid.A",
			from: "1",
			timestamp: "1",
			type: "poll",
			poll: { question: "Lunch?", options: ["yes", "no"] },
		};
		expect(bodyOf({ kind: "message.poll", value })).toEqual([
			"question: Lunch?",
			"options: [yes, no]",
		]);
	});

	it("is a tree of the whole message where its type holds nothing", () => {
		const value = {
			id: "wamid.A",
			from: "1",
			timestamp: "1",
			type: "unsupported",
			other: { x: 1 },
		};
		const errors = [{ code: 131051, title: "Message type unknown" }];
		expect(bodyOf({ kind: "message.unsupported", value, errors })).toEqual([
			"131051 Message type unknown",
			"other.x: 1",
		]);
	});

	it("of another field is a tree of its value, without what frames every value", () => {
		const value = {
			messaging_product: "whatsapp",
			metadata: { phone_number_id: "1" },
			event: "ACCOUNT_VIOLATION",
			violation_info: { violation_type: "ADULT" },
		};
		expect(bodyOf({ kind: "account_update", value })).toEqual([
			"event: ACCOUNT_VIOLATION",
			"violation_info.violation_type: ADULT",
		]);
	});

	it.each([[null], [7], ["text"], [[]], [{}]])("copes with %j", (value) => {
		for (const kind of [
			"message.text",
			"message.poll",
			"status.sent",
			"errors",
			"odd",
		]) {
			expect(() => headlineOf({ kind, value })).not.toThrow();
		}
	});
});

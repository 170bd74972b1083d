import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WebhookEvent } from "../../src/webhook/event.ts";
import { folded, says } from "../../src/webhook/says.ts";

function event(value: unknown, rest: Partial<WebhookEvent> = {}): WebhookEvent {
	return {
		kind: "message.text",
		field: "messages",
		errors: [],
		value,
		sample: false,
		notes: [],
		...rest,
	};
}

it.each([
	["GRÜSSE", "grüße"],
	["e\u0301cole", "École"],
	["ΟΔΟΣ", "οδος"],
	["İstanbul", "istanbul"],
	["Привет", "ПРИВЕТ"],
])("%s and %s are the same text", (one, other) => {
	expect(folded(one)).toBe(folded(other));
});

it("folds what is folded to itself", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), (text) => {
			expect(folded(folded(text))).toBe(folded(text));
		}),
	);
});

describe("an event says", () => {
	it.each([
		["its text", { text: { body: "Hello there" } }],
		["a caption", { image: { id: "1", caption: "hello there" } }],
		["a title", { interactive: { button_reply: { title: "HELLO THERE" } } }],
		["a place", { location: { name: "Hello There Café" } }],
		["an error", { errors: [{ error_data: { details: "hello there" } }] }],
		[
			"a Flow's answer",
			{
				interactive: {
					nfm_reply: { response_json: '{"a":"hello\\u0020there"}' },
				},
			},
		],
	])("%s", (_, value) => {
		expect(says(event(value), "hello there")).toBe(true);
	});

	it("who it is from", () => {
		const from = event({}, { party: { name: "Zoë", username: "@zoe.m" } });
		expect(says(from, folded("ZOË"))).toBe(true);
		expect(says(from, "zoe.m")).toBe(true);
	});

	it("not its ids, types, addresses and times", () => {
		const value = {
			id: "wamid.text",
			from: "text",
			type: "text",
			timestamp: "text",
			image: {
				sha256: "text",
				mime_type: "text",
				url: "text",
				media_id: "text",
			},
		};
		expect(says(event(value), "text")).toBe(false);
	});

	it("something nested as deep as it likes", () => {
		let value: unknown = "needle";
		for (let depth = 0; depth < 100_000; depth++) value = [value];
		expect(says(event(value), "needle")).toBe(true);
	});

	it("every part of every text of it", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: "grapheme", minLength: 1 }),
				fc.string({ unit: "grapheme" }),
				(part, around) => {
					const value = { text: { body: `${around} ${part} ${around}` } };
					expect(says(event(value), folded(part))).toBe(true);
				},
			),
		);
	});
});

import { describe, expect, it } from "vitest";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { delivery, noon, timeline } from "./made.ts";

/** What is shown of a payload, without times and gutters. */
function shown(payload: unknown): string[] {
	const body = Buffer.from(
		typeof payload === "string" ? payload : JSON.stringify(payload),
	);
	const { events, problem } = readNotedEvents(body);
	return timeline({ columns: () => undefined })
		.received(
			delivery({ body }),
			events.map((event) => ({ event })),
			problem,
		)
		.trimEnd()
		.split("\n")
		.map((line) => line.replace(/^.{13} 12 {3}|^ {19}(?:│ ?| {2})/, ""));
}

function changed(value: unknown, field = "messages"): unknown {
	return {
		object: "whatsapp_business_account",
		entry: [{ id: "1029", changes: [{ value, field }] }],
	};
}

const metadata = { display_phone_number: "15550001", phone_number_id: "1065" };
const frame = { messaging_product: "whatsapp", metadata };

/** What stands below the headline of one message, and of one status; what is noted about them is for another test. */
function belowMessage(message: object): string[] {
	const ids = { id: "wamid.M", from: "34600000001", timestamp: "1790000000" };
	return withoutNotes({ ...frame, messages: [{ ...ids, ...message }] });
}

function belowStatus(status: object): string[] {
	const ids = { id: "wamid.S", timestamp: "1790000000" };
	return withoutNotes({
		...frame,
		statuses: [{ ...ids, recipient_id: "34600000001", ...status }],
	});
}

function withoutNotes(value: object): string[] {
	return shown(changed(value))
		.slice(1)
		.filter((line) => !line.startsWith("note: "));
}

describe("a message of another shape than its type has", () => {
	it.each<[message: object, shown: string]>([
		[{ type: "text", text: "no object" }, "no object"],
		[{ type: "text", text: { body: 42 } }, "42"],
		[{ type: "text", text: { body: ["a", "b"] } }, "body: [a, b]"],
		[{ type: "text", text: { body: "" } }, 'body: ""'],
		[{ type: "text", text: { body: " \n" } }, 'body: " \\u{A}"'],
		[{ type: "IMAGE", image: { caption: "loud" } }, "loud"],
		[{ type: "image", image: { link: "x" } }, "link x"],
		[{ type: "image", image: { caption: ["x"], id: 1 } }, "image.caption: [x]"],
		[{ type: "reaction", reaction: { emoji: ["👍"] } }, "emoji: [👍]"],
		[
			{ type: "location", location: { latitude: "1.5", longitude: "-2" } },
			"https://maps.google.com/?q=1.5,-2",
		],
		[
			{
				type: "interactive",
				interactive: { type: "button_reply", button: { label: "Go" } },
			},
			"button.label: Go",
		],
		[
			{
				type: "interactive",
				interactive: {
					type: "nfm_reply",
					nfm_reply: { name: "flow", response_json: { rating: 5 } },
				},
			},
			"rating: 5",
		],
		[
			{
				type: "interactive",
				interactive: { type: "new_reply", new_reply: { chosen: "b" } },
			},
			"chosen: b",
		],
		[{ text: { body: "no type" } }, "no type"],
		[{ type: "Odd Type!", hint: 1 }, "type: Odd Type!"],
	])("%j still says it", (message, line) => {
		expect(belowMessage(message)).toContain(line);
	});

	it("shows what went wrong with it, and what it holds besides", () => {
		expect(
			belowMessage({
				type: "text",
				text: { body: "hi" },
				errors: [{ code: 9_999_999, title: "Strange.", details: "Look again" }],
				novelty: { depth: 3 },
			}),
		).toEqual(["hi", "9999999 Strange. Look again", "novelty.depth: 3"]);
	});

	it("shows the ad that it answers", () => {
		const referral = {
			source_type: "ad",
			headline: "Pots",
			body: "Half price",
			welcome_message: { text: "Hello!" },
		};
		expect(
			belowMessage({ type: "text", text: { body: "hi" }, referral }),
		).toEqual(["hi", 'from ad  "Pots"  "Half price"  greeted with "Hello!"']);
	});

	it("keeps the lines of a longer text in a tree", () => {
		const response_json = JSON.stringify({
			opinion: "The pot came broken.\n\nPlease send another one.",
			ok: false,
		});
		const nfm_reply = { response_json };
		const interactive = { type: "nfm_reply", nfm_reply };
		expect(belowMessage({ type: "interactive", interactive })).toEqual([
			"opinion:",
			"  The pot came broken.",
			"",
			"  Please send another one.",
			"ok: false",
		]);
	});
});

describe("a status that says more than a status does", () => {
	it.each<[status: object, shown: string[]]>([
		[{ status: "read", template_id: "9" }, ['template_id: "9"']],
		[
			{ status: "captured", payment: { reference_id: "order 7" } },
			["reference order 7"],
		],
		[{ status: "failed", error: { code: 1 } }, ["error.code: 1"]],
		[{ status: "not sent!" }, ["status: not sent!"]],
		[
			{ status: "sent", pricing: { category: "brand_new" } },
			["charged as brand_new"],
		],
		[{ status: "sent" }, []],
	])("%j", (status, lines) => {
		expect(belowStatus(status)).toEqual(lines);
	});
});

describe("errors", () => {
	it("of a shape of their own are shown as they are", () => {
		const errors = [{ error_type: "TIMEOUT", error_rate: 66.6 }];
		expect(
			shown(changed({ event: "E", errors }, "novelties")).slice(1),
		).toEqual([
			"event: E",
			"errors:",
			"  - { error_type: TIMEOUT, error_rate: 66.6 }",
		]);
		expect(shown(changed({ ...frame, errors: ["a", null] }))).toEqual([
			"errors",
			"a",

			"note: value.errors[0] is a string, not an object",
			"note: value.errors[1] is null, not an object",
		]);
	});
});

describe("a delivery of another shape than Meta's", () => {
	it.each([
		[[changed({ ...frame, messages: [{ text: { body: "wrapped" } }] })]],
		[
			{
				body: changed({ ...frame, messages: [{ text: { body: "wrapped" } }] }),
			},
		],
		[{ entry: { changes: { value: { note: { of: ["wrapped"] } } } } }],
	])("%j shows what is inside", (payload) => {
		expect(shown(payload).join("\n")).toContain("wrapped");
	});

	it("whose change lacks a value is its headline", () => {
		const change = { field: "security" };
		expect(
			shown({
				object: "whatsapp_business_account",
				entry: [{ id: "1", changes: [change] }],
			}),
		).toEqual(["security", "note: entry[0].changes[0].value missing"]);
	});

	it.each(["", " ", "\n\n"])("%j has no body to show", (body) => {
		expect(shown(body)).toHaveLength(2);
	});

	it("says what is odd about it in a note", () => {
		expect(shown({ app: "gateway" }).at(-1)).toBe("note: no entry list");
	});
});

it("an event older than Meta tries is dated", () => {
	const at = noon - 8 * 24 * 3_600_000;
	const body = Buffer.from(
		JSON.stringify(
			changed({
				...frame,
				messages: [{ id: "wamid.A", timestamp: String(at / 1000), type: "x" }],
			}),
		),
	);
	const events = readNotedEvents(body).events.map((event) => ({
		event,
		late: true,
	}));
	expect(timeline().received(delivery({ body }), events)).toContain(
		"wamid.A  dated 2026-11-13",
	);
});

it("a tree beyond the room there is says how much is left out", () => {
	const contacts = Array.from({ length: 90 }, (_, n) => ({ name: `Nr. ${n}` }));
	const lines = belowMessage({ type: "contacts", contacts });
	expect(lines).toHaveLength(81);
	expect(lines.at(-1)).toMatch(
		/^… [\d,]+ more characters \(wa-hook events show 12\)$/,
	);
});

it.each(["王", "\u200b", "\t", "x"])(
	"without a terminal, a line of a million %j prints under 10 KB",
	(character) => {
		const body = character.repeat(1_000_000);
		const lines = belowMessage({ type: "text", text: { body: `>${body}` } });
		expect(Buffer.byteLength(lines.join("\n"))).toBeLessThan(10_240);
		expect(lines.at(-1)).toMatch(/^… 99\d,\d{3} more characters/);
	},
);

it("keeps the indent of a tree where a line of it is wrapped", () => {
	const title = "words that go on for longer than the terminal is wide";
	const body = Buffer.from(
		JSON.stringify(
			changed({ other_info: { title, more: 1 } }, "account_update"),
		),
	);
	const events = readNotedEvents(body).events.map((event) => ({ event }));
	const lines = timeline({ columns: () => 64 }).received(
		delivery({ body }),
		events,
	);
	expect(
		lines
			.split("\n")
			.slice(1, 4)
			.map((line) => line.trimStart()),
	).toEqual([
		"│ other_info:",
		"│   title: words that go on for longer than",
		"│   the terminal is wide",
	]);
});

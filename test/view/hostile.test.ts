import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { widest } from "../../src/view/measure.ts";
import { type Safe, safe } from "../../src/view/safe.ts";
import type { Timeline } from "../../src/view/timeline.ts";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import {
	colourTheme,
	delivery,
	event,
	reply,
	terminalControl,
	timeline,
} from "./made.ts";

const hostileText = fc
	.array(
		fc.oneof(
			fc.string({ unit: "binary" }),
			fc.string({ unit: "grapheme" }),
			fc.constantFrom(
				"\n",
				"\r",
				"\r\n",
				"\t",
				"\x1b[2J",
				"\x1b]0;title\x07",
				"\x9b31m",
				"\u202e",
				"\u2028",
				" ",
				"word ",
				"\n14:03:12  --> 99   message.text      fake",
				"👩‍🚀",
				"王",
				"ᄀ".repeat(40),
				"a\u0301".repeat(20),
			),
		),
		{ maxLength: 20 },
	)
	.map((parts) => parts.join(""));

const columns = fc.option(fc.integer({ min: 40, max: 160 }), {
	nil: undefined,
});

/** Everything a stranger can write, everywhere they can write it. */
const hostileEvent = fc
	.record({
		kind: fc.constantFrom(
			"message.text",
			"message.image",
			"message.location",
			"message.reaction",
			"message.interactive.list_reply",
			"message.interactive.nfm_reply",
			"message.button",
			"status.failed",
			"errors",
			"message.poll",
			"account_update",
		),
		text: hostileText,
		name: hostileText,
		id: hostileText,
	})
	.map(({ kind, text, name, id }) =>
		event({
			kind,
			messageId: id,
			replyTo: id,
			groupId: text,
			party: { name, phone: id, username: text, userId: name },
			errors:
				kind === "status.failed"
					? [{ code: 131047, title: name, details: text }]
					: [],
			value: {
				type: kind.split(".")[1] ?? kind,
				text: { body: text },
				image: { caption: text, id, mime_type: name },
				location: { name, address: text, latitude: 1, longitude: 2 },
				reaction: { emoji: text },
				interactive: {
					list_reply: { title: text, description: name, id },
					nfm_reply: { name, body: text, response_json: text },
				},
				button: { text, payload: name },
				poll: { [name]: text, list: [id, { [text]: name }] },
				referral: { source_type: name, headline: text, source_url: id },
				context: { forwarded: true },
				biz_opaque_callback_data: text,
			},
			notes: [text],
		}),
	);

const lead = /^(?:\d\d:\d\d:\d\d| {8}) {1,2}(?:-->|<--|[✓✗!·] {2}) {1}/;
/** Behind the bar, or, of our own words alone, where it would stand; a stranger's may begin with a space of another script. */
const gutter = /^ +(?:│|\s*\S)/;

/** Every line is one of ours or stands in the gutter, and fits the terminal. */
function expectWellBehaved(
	shown: Safe,
	width: number | undefined,
	leads: number,
): void {
	expect(shown.endsWith("\n")).toBe(true);
	expect(shown).not.toMatch(terminalControl);
	const lines = shown.slice(0, -1).split("\n") as Safe[];
	expect(lines.filter((line) => lead.test(line))).toHaveLength(leads);
	for (const line of lines) {
		expect(line).toMatch(lead.test(line) ? lead : gutter);
		if (width !== undefined) expect(widest(line)).toBeLessThan(width);
	}
}

describe("whatever strangers write", () => {
	it("an event's lines are ours or in the gutter, and fit", () => {
		fc.assert(
			fc.property(
				fc.array(hostileEvent, { minLength: 1, maxLength: 3 }),
				columns,
				(events, width) => {
					const shown = timeline({ columns: () => width }).received(
						delivery(),
						events.map((event) => ({ event })),
					);
					expectWellBehaved(shown, width, events.length);
				},
			),
			{ numRuns: 400 },
		);
	});

	it.each<[string, (line: Timeline, text: string) => Safe]>([
		[
			"an unreadable body",
			(line, text) =>
				line.received(delivery({ body: Buffer.from(text) }), [], "not JSON"),
		],
		[
			"a reply",
			(line, text) =>
				line.replied(
					1,
					reply({ status: 500, body: Buffer.from(text), target: text }),
					{ hint: text },
				),
		],
		[
			"a reply to what has a name",
			(line, text) =>
				line.replied(1, reply(), {
					name: text,
					remarks: [{ text, tone: "bad" }],
				}),
		],
		[
			"what is sent again",
			(line, text) => line.again(1, safe`copy 2 of 2`, text),
		],
		[
			"a failure",
			(line, text) =>
				line.replied(
					1,
					{ ok: false, target: text, ms: 1, cause: "other", detail: text },
					{ hint: text },
				),
		],
		[
			"a handshake",
			(line, text) => line.handshake({ accepted: false, seen: text }),
		],
		[
			"a refusal",
			(line, text) =>
				line.refused({ reason: text, clue: text, request: text, more: 3 }),
		],
		[
			"a tunnel",
			(line, text) =>
				line.tunnel({
					status: "down",
					provider: text,
					url: text,
					problem: text,
					hint: text,
				}),
		],
		["a note", (line, text) => line.note("warn", text, text)],
	])("so are those of %s", (_, show) => {
		fc.assert(
			fc.property(hostileText, columns, (text, width) => {
				expectWellBehaved(
					show(timeline({ columns: () => width }), text),
					width,
					1,
				);
			}),
			{ numRuns: 150 },
		);
	});

	it("with colour there are no sequences but our own colours", () => {
		const ours = new RegExp(
			`${String.fromCharCode(27)}\\[(?:1|2|22|31|32|33|36|39)m`,
			"g",
		);
		fc.assert(
			fc.property(hostileEvent, columns, (made, width) => {
				const shown = timeline({ theme: colourTheme(), columns: () => width });
				const text = shown.received(delivery(), [{ event: made }]);
				expect(text).toMatch(ours);
				expect(text.replace(ours, "")).not.toMatch(terminalControl);
			}),
			{ numRuns: 200 },
		);
	});

	it("is read and shown without a failure when it is a payload of any shape", () => {
		const payload = fc.jsonValue().map((value) => ({
			object: "whatsapp_business_account",
			entry: [
				{
					id: "1",
					changes: [
						{
							field: "messages",
							value: { messages: [value], statuses: [value] },
						},
						{ field: "odd", value },
					],
				},
			],
		}));
		fc.assert(
			fc.property(payload, (made) => {
				const body = Buffer.from(JSON.stringify(made));
				const { events, problem } = readNotedEvents(body);
				const shown = timeline().received(
					delivery({ body }),
					events.map((event) => ({ event })),
					problem,
				);
				expect(shown).toMatch(lead);
				expect(shown.trimEnd()).not.toMatch(/^\s*$/m);
			}),
			{ numRuns: 300 },
		);
	});
});

describe("however much strangers write", () => {
	const size = (text: string) => Buffer.byteLength(text);
	const show = (body: string) =>
		timeline({ theme: colourTheme(), columns: () => 80 }).received(delivery(), [
			{ event: event({ value: { type: "text", text: { body } } }) },
		]);

	it.each([
		["letters", "x".repeat(4_000_000)],
		["words", "word ".repeat(800_000)],
		["newlines", "\n".repeat(4_000_000)],
		["invisible characters", "\u200b".repeat(1_300_000)],
		["ideographs", "王".repeat(1_300_000)],
		["joined emoji", "👩‍🚀".repeat(360_000)],
		["marks", "\u0301".repeat(2_000_000)],
	])("4 MB of %s print under 10 KB and say how much is left", (_, body) => {
		const shown = show(body);
		expect(size(shown)).toBeLessThan(10_240);
		expect(shown).toMatch(
			/… [\d,]+ more characters \(wa-hook events show 12\)/,
		);
	});

	it("a message as long as WhatsApp allows is shown in full", () => {
		const body = "It is a long story, so bear with me. ".repeat(110);
		expect(show(body)).not.toContain("more characters");
	});

	it("counts what is left out", () => {
		const shown = timeline({ columns: () => undefined }).received(delivery(), [
			{
				event: event({
					value: {
						type: "text",
						text: { body: "ab\n".repeat(1_000).trimEnd() },
					},
				}),
			},
		]);
		const lines = shown
			.split("\n")
			.filter((line) => line.endsWith("│ ab")).length;
		const hidden = 1_000 * 3 - 1 - lines * 3;
		expect(shown).toContain(`… ${hidden.toLocaleString("en")} more characters`);
	});

	it("a batch of a thousand events prints under 10 KB and says how many are left", () => {
		const events = Array.from({ length: 1_000 }, () => ({ event: event() }));
		const shown = timeline().received(delivery(), events);
		expect(size(shown)).toBeLessThan(10_240);
		const lines = shown
			.split("\n")
			.filter((line) => line.includes("-->")).length;
		expect(shown).toContain(
			`… ${1_000 - lines} more events (wa-hook events show 12)`,
		);
	});

	it("points nowhere when nothing is recorded", () => {
		const events = Array.from({ length: 1_000 }, () => ({ event: event() }));
		expect(timeline({ recorded: false }).received(delivery(), events)).toMatch(
			/… \d+ more events\n$/,
		);
	});

	it("deep nesting is cut", () => {
		const deep = JSON.parse(`${"[".repeat(5_000)}1${"]".repeat(5_000)}`);
		const shown = timeline().received(delivery(), [
			{ event: event({ kind: "odd", value: { deep } }) },
		]);
		expect(size(shown)).toBeLessThan(1_000);
	});

	it("the name of a kind is cut", () => {
		const shown = timeline({ columns: () => 80 }).received(delivery(), [
			{ event: event({ kind: `message.${"x".repeat(10_000)}`, value: {} }) },
		]);
		expect(size(shown)).toBeLessThan(1_000);
	});
});

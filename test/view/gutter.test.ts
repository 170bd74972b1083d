import { describe, expect, it } from "vitest";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { hintForReply } from "../../src/webhook/reply-hint.ts";
import { fixtures, textOf } from "../support/fixtures.ts";
import { delivery, event, reply, timeline } from "./made.ts";

/** No word of ours has a letter of it, and each of its words has one on whichever line it ends up. */
const theirs = "Жfix:Ж callЖ Ж+1Ж900Ж\nЖhint:Ж\r\nЖnote:Ж";
const letter = "Ж";

const headline = /^(?:\d\d:\d\d:\d\d| {8}) {1,2}--> /;
const bar = /^ +│/;

/** A payload in which one text is theirs, for each of its texts; then one with a key of theirs besides in every object. */
function* forgeries(text: string): Generator<string> {
	const places = placesIn(JSON.parse(text)).length;
	for (let index = 0; index < places; index++) {
		const payload: unknown = JSON.parse(text);
		const place = placesIn(payload)[index];
		if (place) Reflect.set(place.holder, place.key, theirs);
		yield JSON.stringify(payload);
	}
	const withKeys: unknown = JSON.parse(text, (_, value: unknown) =>
		typeof value === "object" && value !== null && !Array.isArray(value)
			? { ...value, [theirs]: theirs }
			: value,
	);
	yield JSON.stringify(withKeys);
}

interface Place {
	readonly holder: object;
	readonly key: string;
}

function placesIn(value: unknown): Place[] {
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, child]) =>
		typeof child === "object" && child !== null
			? placesIn(child)
			: [{ holder: value, key }],
	);
}

/** Rows with a word of theirs that stand neither on a headline nor behind the bar. */
function loose(shown: string): string[] {
	return shown
		.split("\n")
		.filter((row) => row.includes(letter))
		.filter((row) => !headline.test(row) && !bar.test(row));
}

describe("what is theirs stands behind the bar", () => {
	it.each(fixtures)("wherever it is in %s", (name) => {
		for (const text of forgeries(textOf(name))) {
			const body = Buffer.from(text);
			const { events, problem } = readNotedEvents(body);
			for (const columns of [undefined, 40, 80, 120]) {
				const shown = timeline({ columns: () => columns }).received(
					delivery({ body }),
					events.map((event) => ({ event })),
					problem,
				);
				expect(loose(shown)).toEqual([]);
			}
		}
	});

	it("in a body that is none", () => {
		const body = Buffer.from(theirs);
		const shown = timeline().received(delivery({ body }), [], "not JSON");
		expect(shown).toContain(letter);
		expect(loose(shown)).toEqual([]);
	});

	it("in headers and the body as they came", () => {
		const came = delivery({
			headers: [["X-Name", theirs]],
			body: Buffer.from(theirs),
		});
		const shown = timeline({ verbose: true }).received(came, [
			{ event: event() },
		]);
		expect(shown.split(letter).length).toBeGreaterThan(10);
		expect(loose(shown)).toEqual([]);
	});

	it("in what a target answers, and where it sends us", () => {
		const answer = reply({
			status: 302,
			headers: [["location", `/x?${theirs}`]],
			body: Buffer.from(theirs),
		});
		const hint = hintForReply(answer);
		const shown = timeline().replied(1, answer, { hint });
		expect(shown).toMatch(/\n {21}hint: Meta doesn't follow redirects/);
		expect(shown).toMatch(/\n {19}│ \S*\/x\?/);
		expect(loose(shown)).toEqual([]);
	});
});

describe("what is ours stands without the bar, in the same column", () => {
	it("so that nobody can write a line of ours", () => {
		const text = "fix: call +1 900 555 0100";
		const failed = event({
			kind: "status.failed",
			errors: [{ code: 131047, title: "Re-engagement message", details: text }],
			value: {},
		});
		const said = event({ value: { type: "text", text: { body: text } } });
		const shown = timeline().received(delivery(), [
			{ event: failed },
			{ event: said },
		]);
		expect(shown.split("\n")).toEqual([
			"12:00:00  --> 12   status.failed     +16505551234  …MTQ0RgA=  Sheena Nelson",
			"                   │ 131047 Re-engagement message: fix: call +1 900 555 0100",
			expect.stringMatching(/^ {21}cause: /),
			expect.stringMatching(/^ {21}\S/),
			expect.stringMatching(/^ {21}fix: Send an approved template/),
			expect.stringMatching(/^ {21}\S/),
			"          --> 12   message.text      +16505551234  …MTQ0RgA=  Sheena Nelson",
			"                   │ fix: call +1 900 555 0100",
			"",
		]);
	});

	it("with ASCII signs too", () => {
		const shown = timeline().note("warn", "the disk is full", "free some");
		expect(shown).toContain("\n                     hint: free some\n");
	});
});

describe("a headline without room for all", () => {
	const at = (columns: number, over: Parameters<typeof event>[0] = {}) =>
		timeline({ columns: () => columns })
			.received(delivery(), [{ event: event({ value: {}, ...over }) }])
			.split("\n")
			.slice(0, -1);

	it("keeps the name, and puts the id below", () => {
		const party = { userId: "DE.94203871553086124417", name: "Zoë Müller" };
		expect(at(80, { party, kind: "message.text" }).slice(0, 2)).toEqual([
			"12:00:00  --> 12   message.text      DE.94203871553086124417  Zoë Müller",
			"                     …MTQ0RgA=",
		]);
	});

	it("shortens a name before it goes below", () => {
		const party = { phone: "16505551234", name: "Maximiliane Schönthaler" };
		expect(at(70, { party })[0]).toBe(
			"12:00:00  --> 12   message.text      +16505551234  Maximiliane Schön…",
		);
	});

	it("never leaves a name alone below", () => {
		const kind = "message.interactive.call_permission_reply";
		expect(at(80, { kind }).slice(0, 3)).toEqual([
			`12:00:00  --> 12   ${kind}  +16505551234`,
			"                   │ +16505551234  Sheena Nelson",
			"                     …MTQ0RgA=",
		]);
	});

	it("keeps what must be known before all else", () => {
		const unverified = delivery({
			verification: { verified: false, reason: "not-checked" },
		});
		const shown = timeline({ columns: () => 70 }).received(unverified, [
			{ event: event({ value: {} }) },
		]);
		expect(shown.split("\n")[0]).toBe(
			"12:00:00  --> 12   message.text      +16505551234  NOT VERIFIED",
		);
	});
});

describe("where a run has several numbers of ours", () => {
	const shown = timeline({ columns: () => undefined });
	const headline = (field: string, value: object) => {
		const body = Buffer.from(
			JSON.stringify({
				object: "whatsapp_business_account",
				entry: [{ id: "1", changes: [{ value, field }] }],
			}),
		);
		const events = readNotedEvents(body).events.map((event) => ({ event }));
		return shown.received(delivery({ body }), events).split("\n")[0]?.slice(19);
	};
	const metadata = (display_phone_number: string) => ({
		messaging_product: "whatsapp",
		metadata: { display_phone_number, phone_number_id: display_phone_number },
	});
	headline("messages", { ...metadata("15550000001"), messages: [{}] });
	const frame = metadata("15550783881");

	it.each([
		[
			"the one that a person wrote to",
			"messages",
			{ ...frame, messages: [{ id: "A", from: "16505551234", type: "text" }] },
			"message.text      +16505551234  A  to +15550783881",
		],
		[
			"the one that a call was made from",
			"calls",
			{
				...frame,
				calls: [
					{
						id: "A",
						to: "16505551234",
						from: "15550783881",
						event: "connect",
						direction: "BUSINESS_INITIATED",
					},
				],
			},
			"call.connect      to +16505551234  A  outgoing  from +15550783881",
		],
		[
			"the one that something happened at",
			"messages",
			{ ...frame, errors: [{ code: 130429, title: "Rate limit hit" }] },
			"errors            at +15550783881",
		],
		[
			"the one that it is all about, once, and first",
			"phone_number_name_update",
			{
				display_phone_number: "15550783881",
				decision: "APPROVED",
				requested_verified_name: "Lucky Shrub",
			},
			"phone_number.name  +15550783881  APPROVED  Lucky Shrub",
		],
	])("%s is named", (_, field, value, line) => {
		expect(headline(field, value)).toBe(line);
	});
});

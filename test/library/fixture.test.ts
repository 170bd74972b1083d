import { describe, expect, it } from "vitest";
import { encode } from "../../src/library/encode.ts";
import { fixture } from "../../src/library/fixture.ts";
import { kinds } from "../../src/webhook/catalogue.ts";
import { fixtures, textOf } from "../support/fixtures.ts";

it.each(fixtures)("%s is the file, and what Meta makes of it", (name) => {
	const { json, body, payload } = fixture(name);
	expect(json).toBe(textOf(name));
	expect(body).toEqual(encode(textOf(name)));
	expect(payload).toEqual(JSON.parse(textOf(name)));
});

it.each(kinds.map(({ kind }) => kind).filter((kind) => kind !== "unknown"))(
	"%s is found by its kind",
	(kind) => {
		const told = fixture(kind).events.map((event) => event.kind);
		expect(told).toContain(kind);
	},
);

it("says what it tells", () => {
	const { events } = fixture("message.text", {
		from: "4915112345678",
		name: "Zoë",
		text: "hi",
		phoneNumberId: "42",
		wabaId: "43",
	});
	expect(events).toMatchObject([
		{
			kind: "message.text",
			party: { phone: "4915112345678", name: "Zoë" },
			phoneNumberId: "42",
			wabaId: "43",
			value: { text: { body: "hi" } },
			notes: [],
		},
	]);
});

it("sets anything by its path", () => {
	const { payload } = fixture("image", {
		set: { "messages[0].image.caption": "12", "messages[0].image.extra": [1] },
	});
	const [message] = payload.entry[0]?.changes[0]?.value.messages ?? [];
	expect(message).toMatchObject({ image: { caption: "12", extra: [1] } });
});

describe("fresh", () => {
	const idOf = (fresh: boolean) =>
		fixture("text", { fresh }).events[0]?.messageId;

	it("gives an id that nobody has seen", () => {
		expect(idOf(true)).toMatch(/^wamid\./);
		expect(idOf(true)).not.toBe(idOf(true));
	});

	it("is not the default: the same call gives the same bytes", () => {
		expect(idOf(false)).toBe(idOf(false));
	});
});

describe("what can't be had", () => {
	it.each([
		[
			"a name that isn't there",
			"txt",
			{},
			/no fixture "txt": did you mean text\?/,
		],
		["a path for a name", "../package", {}, /`wa-hook fixtures list` names/],
		[
			"a text for what has none",
			"location",
			{ text: "hi" },
			/nothing for "text"/,
		],
	])("%s throws", (_, name, changes, words) => {
		expect(() => fixture(name, changes)).toThrow(words);
	});
});

import { describe, expect, it } from "vitest";
import {
	allNamed,
	eventsOf,
	fixtures,
	leavesOf,
	textOf,
} from "../support/fixtures.ts";

describe.each(fixtures)("%s", (name) => {
	it("names nobody's phone number", () => {
		const numbers = leavesOf(name)
			.filter(({ key }) => phoneKeys.test(key))
			.map(({ value }) => String(value))
			.filter((value) => !value.startsWith(groupIdStart));
		const written = textOf(name).match(/\+\d[\d() -]{8,}\d/g) ?? [];
		for (const number of [...numbers, ...written]) {
			expect(number.replace(/[+() -]/g, "")).toMatch(reserved);
		}
	});

	it("links to nobody's site", () => {
		for (const [, host] of textOf(name).matchAll(/https?:\/\/([^/"\\]+)/g)) {
			expect(host).toMatch(
				/\.example$|^lookaside\.fbsbx\.com$|^fb\.me$|^chat\.whatsapp\.com$/,
			);
		}
	});

	it("has ids of messages and calls that look like Meta's", () => {
		const ids = leavesOf(name)
			.map(({ value }) => String(value))
			.filter((value) => /^wa[mc]id\./.test(value));
		for (const id of ids) expect(hexOf(id)).toMatch(messageIdShape);
		const isMetas = name !== "test-button" && !name.startsWith("gateway-");
		for (const { messageId } of isMetas ? eventsOf(name) : []) {
			if (messageId !== undefined) expect(ids).toContain(messageId);
		}
	});
});

const phoneKeys =
	/^(?:from|to|wa_id|recipient_id|recipient_participant_id|input|phone|(?:display_)?phone_number|phoneNumber)$/;

/** A message to a group goes to its id: `capi_group:` in base64, and more. */
const groupIdStart = Buffer.from("capi_group").toString("base64").slice(0, 12);

// 555 in North America, of which Meta gives test numbers the area code 555; in Britain, France and Germany the ranges kept for films;
// in India a beginning that is not given out.
const reserved =
	/^(?:1555\d{7}|1\d{3}555\d{4}|447700900\d{3}|3363998\d{4}|49176040690\d\d|91555\d{7})$/;

/** In hex: somebody's number, the direction, and an id in hex digits, each behind its length. */
const messageIdShape =
	/^1c180[a-f](?:3\d){10,15}150200(?:11|12)18(?:12|14|20)(?:3\d|4[1-6]){18,32}00$/;

function hexOf(id: string): string {
	return Buffer.from(id.slice("wamid.".length), "base64").toString("hex");
}

describe("ids", () => {
	it("of messages never come twice", () => {
		const ids = fixtures.flatMap(messageIds);
		expect(ids.length).toBeGreaterThan(50);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it("that edits, deletions and ads refer to are those of other fixtures' messages", () => {
		const meant = fixtures.flatMap((name) => [
			...allNamed("original_message_id", name),
			...eventsOf(name)
				.filter(({ field }) => field === "automatic_events")
				.map(({ messageId }) => messageId),
		]);
		expect(meant.length).toBeGreaterThan(5);
		expect(fixtures.flatMap(messageIds)).toEqual(expect.arrayContaining(meant));
	});

	it("of media come once, but for the picture whose caption was edited", () => {
		const ids = fixtures.flatMap(mediaIds);
		expect(ids.length).toBeGreaterThan(8);
		const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
		expect(twice).toEqual(mediaIds("image"));
	});
});

/** The ids of what stands in lists of messages: not of what refers to a message. */
function messageIds(name: string): readonly unknown[] {
	return ["messages", "message_echoes"].flatMap((list) =>
		allNamed(list, name)
			.filter(Array.isArray)
			.flat()
			.map(({ id }) => id),
	);
}

function mediaIds(name: string): readonly string[] {
	return leavesOf(name)
		.filter(({ key }) => key === "url")
		.flatMap(({ value }) => String(value).match(/(?<=\?mid=)\d+/) ?? []);
}

it("all happened in one September, but for earlier chats and the dashboard's sample", () => {
	const times = fixtures
		.flatMap(eventsOf)
		.filter(({ field, sample }) => field !== "history" && !sample)
		.flatMap(({ at }) => at ?? []);
	expect(times.length).toBeGreaterThan(120);
	const months = times.map((at) => new Date(at).toISOString().slice(0, 7));
	expect(new Set(months)).toEqual(new Set(["2026-09"]));
});

describe("what people write", () => {
	const written = fixtures
		.flatMap(leavesOf)
		.filter(({ key }) => /^(?:body|caption|text|filename)$/.test(key))
		.map(({ value }) => String(value))
		.join(" · ");

	it.each([
		["an emoji of several joined ones", /👨‍👩‍👧‍👦/u],
		["a skin tone", /\p{Emoji_Modifier_Base}\p{Emoji_Modifier}/u],
		["a flag", /\p{Regional_Indicator}{2}/u],
		["writing from right to left", /\p{Script=Arabic}{3}/u],
		["Devanagari", /\p{Script=Devanagari}{3}/u],
		["Japanese", /\p{Script=Hiragana}/u],
		["accents", /[éöü]/],
		["/", /\//],
		["@", /@/],
		["<", /</],
		["%", /%/],
		["quotes", /"/],
		["a backslash", /\\/],
		["a newline", /\n/],
	])("holds %s", (_, pattern) => {
		expect(written).toMatch(pattern);
	});
});

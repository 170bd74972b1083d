import { describe, expect, it } from "vitest";
import { parseRecipient } from "../../../src/webhook/send/recipient.ts";
import { recipientNotes } from "../../../src/webhook/send/recipient-notes.ts";

function e164(text: string) {
	const recipient = parseRecipient(text);
	return recipient.kind === "phone" ? recipient.e164 : recipient;
}

it.each([
	["+16505551234", "+16505551234"],
	["16505551234", "+16505551234"],
	["+1 (650) 555-1234", "+16505551234"],
	["+1.650.555.1234", "+16505551234"],
	["1-650-555-1234", "+16505551234"],
	["+1 650 555/1234", "+16505551234"],
	["  +1 650 555 1234\n", "+16505551234"],
	["+1 650 555 1234", "+16505551234"],
	["\u202a+1‑650‑555‑1234\u202c", "+16505551234"],
	["+１６５０５５５１２３４", "+16505551234"],
	["0049 151 23456789", "+4915123456789"],
	["00 49 151 23456789", "+4915123456789"],
	["(+49) 151 23456789", "+4915123456789"],
	["(0049) 151 23456789", "+4915123456789"],
	["+49 (0)151 23456789", "+4915123456789"],
	["+49 (0) 151 23456789", "+4915123456789"],
	["tel:+1-650-555-1234;ext=5", "+16505551234"],
	["whatsapp:+16505551234", "+16505551234"],
	["https://wa.me/16505551234?text=hi", "+16505551234"],
	["wa.me/4591234567", "+4591234567"],
	["https://api.whatsapp.com/send?phone=16505551234&text=hi", "+16505551234"],
	[
		"https://api.whatsapp.com/send/?text=hi&phone=%2B16505551234",
		"+16505551234",
	],
	["whatsapp://send?phone=16505551234", "+16505551234"],
	["16505551234@s.whatsapp.net", "+16505551234"],
	["+290 22222", "+29022222"],
	["+4591234567", "+4591234567"],
	["+390612345678", "+390612345678"],
])("%j is %s", (text, number) => {
	expect(e164(text)).toBe(number);
});

it("has the digits as webhooks have them", () => {
	expect(parseRecipient("+1 650 555 1234")).toEqual({
		kind: "phone",
		e164: "+16505551234",
		digits: "16505551234",
	});
});

it.each([
	"HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA",
	"Y2FwaV9ncm91cDoxMjM0NQ==",
])("%s is a group", (id) => {
	expect(parseRecipient(id)).toEqual({ kind: "group", id });
});

it.each(["US.13491208655302741918", "DE.ENT.abc123"])(
	"%s is a user id",
	(id) => {
		expect(parseRecipient(id)).toEqual({ kind: "user", id });
	},
);

const withCode = "write it with the country code: +49 151 23456789";

it.each([
	["", "say who it is for, like +16505551234"],
	["0151 23456789", withCode],
	["(650) 555-1234", withCode],
	["6505551234", withCode],
	["11 91234-5678", withCode],
	["555", withCode],
	["++16505551234", "a phone number has its + at the beginning"],
	["tel:0151-23456789", withCode],
	[
		"+0151 23456789",
		"no country code begins with 0; write it like +49 151 23456789",
	],
	["+", "0 digits are too few for a number"],
	["+49 151", "5 digits are too few for a number"],
	["+49 151 2345 6789 0123", "17 digits are too many, 15 at most"],
	[
		"+1 650 555 123",
		"a number of +1 has ten digits more, the first of them not 0 or 1",
	],
	[
		"+1 150 555 1234",
		"a number of +1 has ten digits more, the first of them not 0 or 1",
	],
	["+49 151 +23456789", "a phone number has its + at the beginning"],
	["Anna", "that is no phone number; write it like +16505551234"],
	["+1 800 FLOWERS", "that is no phone number; write it like +16505551234"],
	["us.1349", "a user id is like US.13491208655302741918"],
	["US.", "a user id is like US.13491208655302741918"],
	[
		"120363000000000000@g.us",
		"that is a group of the WhatsApp app; the Cloud API has its own groups, whose ids have no @",
	],
])("%j names nobody", (text, problem) => {
	expect(parseRecipient(text)).toEqual({ kind: "problem", problem });
});

describe("what Meta resolved a number to", () => {
	const spelling =
		"webhooks name them in the second way, and the allowed list of a test number may need it";

	it.each([
		["+16505551234", "16505551234"],
		["+1 (650) 555-1234", "16505551234"],
		["US.1349", "16505551234"],
		["HBgLMTY1", "HBgLMTY2"],
	])("tells nothing of %s as %j", (input, waId) => {
		expect(recipientNotes(input, waId)).toEqual([]);
	});

	it.each([
		[
			"+525512345678",
			"5215512345678",
			"Meta resolved +525512345678 to 5215512345678: WhatsApp knows Mexican mobile numbers with a 1 after +52",
		],
		[
			"+54 11 2345 6789",
			"5491123456789",
			"Meta resolved +541123456789 to 5491123456789: WhatsApp knows Argentine mobile numbers with a 9 after +54",
		],
		[
			"+5511987654321",
			"551187654321",
			"Meta resolved +5511987654321 to 551187654321: WhatsApp knows many Brazilian mobile numbers without the ninth digit, the 9 after the area code",
		],
	])("knows %s as %s", (input, waId, note) => {
		expect(recipientNotes(input, waId)).toEqual([note, spelling]);
	});

	it.each([
		["+16505551234", "16505559999"],
		["+525512345678", "5215599999999"],
	])("says that %s became %s", (input, waId) => {
		expect(recipientNotes(input, waId)).toEqual([
			`Meta resolved ${input} to ${waId}, which is what webhooks will say`,
		]);
	});
});

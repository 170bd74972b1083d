import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAnonymiser } from "../../src/webhook/anonymise/anonymiser.ts";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { encode } from "../../src/webhook/wire.ts";

const folder = new URL("../../fixtures/", import.meta.url);
const fixtures = readdirSync(folder)
	.filter((name) => name.endsWith(".json"))
	.map((name) => [name, readFileSync(new URL(name, folder), "utf8")] as const);

/** What a payload made of these members comes to. */
function anonymised(payload: unknown): unknown {
	return JSON.parse(createAnonymiser().anonymise(JSON.stringify(payload)));
}

/** Under these keys stands what tells who or which account it was. */
const identifying =
	/^(?:wa_id|from|to|from_user_id|to_user_id|user_id|parent_user_id|recipient_id|recipient_user_id|recipient_participant_id|display_phone_number|phone_number|phone_number_id|phone|phoneNumber|username|formatted_name|full_name|first_name|last_name|email|sha256|ctwa_clid|group_id|invite_link|message_id|messageId|original_message_id|identity_key_hash|requested_verified_name|vcard)$/;

/** What identifies in a payload, beside what stands in the same place of another: values under such keys, names, ids. */
function pairs(
	payload: unknown,
	other: unknown,
	key = "",
	parent = "",
): [value: string, other: string][] {
	if (Array.isArray(payload)) {
		return payload.flatMap((each, i) =>
			pairs(each, Object(other)[i], key, parent),
		);
	}
	if (typeof payload === "object" && payload !== null) {
		return Object.entries(payload).flatMap(([inner, value]) =>
			pairs(value, Object(other)[inner], inner, key),
		);
	}
	const value = String(payload);
	const isName = key === "name" && /^(?:profile|contact)$/.test(parent);
	const isId = key === "id" && /^(?:wa[mc]id\.|\d{6})/.test(value);
	const isKnownToAll = value === "0" || value === "123456123";
	const counts = isName || isId || identifying.test(key);
	return counts && !isKnownToAll && value.length > 3
		? [[value, String(other)]]
		: [];
}

/** A text, with what is encoded in it written out behind it. */
function opened(text: string): string {
	const ids = text.match(/(?:wa[mc]id\.)?[A-Za-z0-9+/_-]{20,}={0,2}/g) ?? [];
	const inside = ids.flatMap((id) => {
		const bytes = Buffer.from(id.replace(/^wa[mc]id\./, ""), "base64");
		return [bytes.toString("latin1"), bytes.toString("hex")];
	});
	return [text, ...inside].join("\n");
}

it("leaves no address in the words that WhatsApp makes of a form", () => {
	const form = (body: string) => ({
		interactive: { nfm_reply: { name: "address_message", body } },
	});
	const address = "12, 4th Cross, Indiranagar\nBengaluru 560038";
	expect(JSON.stringify(anonymised(form(address)))).not.toMatch(
		/Cross|Indiranagar|Bengaluru|560038/,
	);
	expect(anonymised(form("Sent"))).toEqual(form("Sent"));
});

describe.each(fixtures)("%s anonymised", (_name, json) => {
	const safe = createAnonymiser().anonymise(json);

	it("tells nobody apart, not even inside its ids", () => {
		const text = opened(JSON.stringify(JSON.parse(safe)));
		const leaked = pairs(JSON.parse(json), undefined)
			.map(([value]) => value)
			.filter((value) => text.includes(JSON.stringify(value).slice(1, -1)));
		expect(leaked).toEqual([]);
	});

	it("holds the same events, with nothing unusual about them", () => {
		const shape = (text: string) =>
			readNotedEvents(Buffer.from(text)).events.map(({ kind, at, notes }) => ({
				kind,
				at,
				notes,
			}));
		expect(shape(safe)).toEqual(shape(json));
	});

	it("is spelled as it was", () => {
		const wire = encode(json, "meta").toString();
		const sent = createAnonymiser().anonymise(wire);
		expect(sent).toBe(encode(safe, "meta").toString());
	});
});

it("all fixtures in one run give each value one stand-in, and no two the same", () => {
	const anonymiser = createAnonymiser();
	const given = new Map<string, string>();
	for (const [, json] of fixtures) {
		const safe = JSON.parse(anonymiser.anonymise(json));
		for (const [value, other] of pairs(JSON.parse(json), safe)) {
			expect(given.get(value) ?? other).toBe(other);
			given.set(value, other);
		}
	}
	expect(given.size).toBeGreaterThan(100);
	const phones = [...given].filter(([value]) => /^\d{10,12}$/.test(value));
	expect(new Set(phones.map(([, other]) => other)).size).toBe(phones.length);
});

it("comes to the same each time", () => {
	const run = () => {
		const anonymiser = createAnonymiser();
		return fixtures.map(([, json]) => anonymiser.anonymise(json));
	};
	expect(run()).toEqual(run());
});

describe("a stand-in has the shape of what it stands for", () => {
	it.each([
		["a number of North America", { from: "16505551234" }, /^1555\d{7}$/],
		["a German number", { wa_id: "4915123456789" }, /^49555\d{8}$/],
		["its notation", { phone: "+1 (415) 555-0829" }, /^\+1 \(555\) 000-0001$/],
		["a user id", { user_id: "US.13491208655302741918" }, /^US\.\d{20}$/],
		["a parent's", { parent_user_id: "US.ENT.118157992" }, /^US\.ENT\.\d{9}$/],
		["a username", { username: "@realsheenanelson" }, /^@person\.1$/],
		["an account", { phone_number_id: "106540352242922" }, /^[1-9]\d{14}$/],
		[
			"an e-mail address",
			{ email: "s@shop.example" },
			/^person1@example\.com$/,
		],
		["a digest", { sha256: "SfInY0gGKTsJlUWbwxC1k+F=" }, /^[A-Za-z0-9+]{23}=$/],
		["hexadecimal", { hash: "0a1b2c3d" }, /^[0-9a-f]{8}$/],
	])("%s", (_what, payload, shape) => {
		const [value] = Object.values(payload);
		const [other] = Object.values(Object(anonymised(payload)));
		expect(other).toMatch(shape);
		expect(other).not.toBe(value);
	});

	it("the id of a message, and the number in it", () => {
		const payload = {
			from: "16505551234",
			id: "wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTk4MkQ5RTNFQjk5NkY1NTlFNgA=",
		};
		const { from, id } = Object(anonymised(payload));
		expect(id).toMatch(/^wamid\.HBgL[A-Za-z0-9+/]+=$/);
		expect(id.length).toBe(payload.id.length);
		expect(Buffer.from(id.slice(6), "base64").toString("latin1")).toContain(
			`\x18\x0b${from}\x15\x02\x00\x12\x18\x14`,
		);
	});

	it("a number of JSON, however big", () => {
		const json = '{"message_template_id": 12345678901234567890, "value": 1.50}';
		expect(createAnonymiser().anonymise(json)).toMatch(
			/^\{"message_template_id": [1-9]\d{19}, "value": 1\.50\}$/,
		);
	});

	it("letters beyond ASCII", () => {
		const { profile } = Object(anonymised({ profile: { name: "Zoë" } }));
		expect(profile.name).toMatch(/[^ -~]/);
	});
});

describe("a text keeps what it says", () => {
	const contact = {
		wa_id: "16505551234",
		user_id: "US.13491208655302741918",
		profile: { name: "Sheena Nelson", username: "@sheena.n" },
	};

	/** What such a text becomes when Sheena Nelson wrote it. */
	function written(body: string): string {
		return Object(anonymised({ contacts: [contact], text: { body } })).text
			.body;
	}

	it.each([
		"Does it come in another color?",
		"Order 1204 on 2026-09-21 at 14:30, 3 x 19.90 EUR",
		"see https://shop.example/o/1204?x=1",
		"صباح الخير! 👋🏽",
		"",
	])("%s", (body) => {
		expect(written(body)).toBe(body);
	});

	it.each([
		["I am Sheena Nelson", "I am Alba Birk"],
		["it's Sheena's, says SHEENA", "it's Alba's, says ALBA"],
		["call +1 650 555 1234!", "call +1 555 000 0001!"],
		["16505551234.", "15550000001."],
		["wa.me/16505551234", "wa.me/15550000001"],
		["16505551234@c.us", "15550000001@c.us"],
		["photo_16505551234_1.jpg", "photo_15550000001_1.jpg"],
		["ask @sheena.n, or @else", "ask @person.1, or @person.2"],
		["mail me@shop.example.", "mail person1@example.com."],
		["from 192.168.1.7", "from 198.18.0.1"],
	])("%s", (body, expected) => {
		expect(written(body)).toBe(expected);
	});

	it("finds its way through a great many signs and names that begin alike", () => {
		const signs = `word${"=".repeat(100_000)}s`;
		expect(written(signs)).toBe(signs);
		const contacts = Array.from({ length: 1000 }, (_, index) => ({
			profile: { name: `Sheena ${"x".repeat(index)}` },
		}));
		const body = "Sheena ".repeat(10_000);
		expect(Object(anonymised({ contacts, text: { body } })).text.body).toBe(
			"Alba ".repeat(10_000),
		);
	});

	it("leaves no user id and no invite in it", () => {
		const body =
			"US.13491208655302741918 https://chat.whatsapp.com/AbC123dEf456";
		expect(written(body)).toMatch(
			/^US\.(?!1349)\d{20} https:\/\/chat\.whatsapp\.com\/(?!AbC)\w{12}$/,
		);
	});

	it("looks into the answers of a Flow", () => {
		const response_json = JSON.stringify({
			name: "Sheena Nelson",
			phone: "16505551234",
			service: "repotting",
		});
		const { contacts, reply } = Object(
			anonymised({ contacts: [contact], reply: { response_json } }),
		);
		expect(JSON.parse(reply.response_json)).toEqual({
			name: contacts[0].profile.name,
			phone: contacts[0].wa_id,
			service: "repotting",
		});
	});

	it("finds who is named in a later payload", () => {
		const anonymiser = createAnonymiser();
		const early = JSON.stringify({ text: { body: "Sheena told me" } });
		anonymiser.learn(early);
		anonymiser.learn(JSON.stringify(contact));
		expect(anonymiser.anonymise(early)).toBe(
			'{"text":{"body":"Alba told me"}}',
		);
	});
});

it("swaps a name that is an ordinary word only where it is written as a name", () => {
	const payload = {
		contacts: [{ profile: { name: "🌹 Will ." } }],
		messages: ["It's Will, I will come"].map((body) => ({ text: { body } })),
	};
	expect(Object(anonymised(payload)).messages[0].text.body).toBe(
		"It's Alba, I will come",
	);
});

it("does not take the word of a status for somebody's name", () => {
	const payload = {
		contacts: [{ profile: { name: "Read Delivered" } }],
		statuses: [{ status: "read" }, { status: "Delivered" }],
	};
	expect(Object(anonymised(payload)).statuses).toEqual(payload.statuses);
});

/** A JSON text without what its texts say. */
function skeleton(json: string): string {
	return json.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}

it("keeps white space, key order, doubled keys and numbers of any JSON as they were", () => {
	const gap = fc.constantFrom("", " ", "\n\t");
	fc.assert(
		fc.property(fc.json(), gap, (json, space) => {
			const other = createAnonymiser().anonymise(space + json);
			expect(skeleton(other)).toBe(skeleton(space + json));
		}),
	);
	const doubled = '{"a": 1e400, "a": -0, "__proto__": 0.10}';
	expect(createAnonymiser().anonymise(doubled)).toBe(doubled);
});

it("leaves numbers numbers and texts texts, whatever stands under a key that identifies", () => {
	const key = fc.constantFrom(
		...["from", "id", "name", "zip", "birthday", "latitude", "username"],
		...["user_id", "sha256", "url", "body", "timestamp", "hash", "email"],
	);
	const payload = fc.dictionary(key, fc.jsonValue({ maxDepth: 2 }));
	const shape = (json: string) =>
		skeleton(json).replace(/-?\d[\d.eE+-]*/g, "0");
	fc.assert(
		fc.property(payload, (given) => {
			const json = JSON.stringify(given);
			const other = createAnonymiser().anonymise(json);
			expect(shape(other)).toBe(shape(json));
			expect(Object.keys(JSON.parse(other))).toEqual(Object.keys(given));
		}),
	);
});

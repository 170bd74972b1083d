import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { examine } from "../../src/webhook/examine.ts";
import { text, value } from "../support/reading.ts";

const envelope = {
	object: "whatsapp_business_account",
	entry: [
		{
			id: "1",
			changes: [{ field: "messages", value: { ...value, messages: [text] } }],
		},
	],
};
const json = JSON.stringify(envelope);

describe("examining a body", () => {
	it("says how JSON behind a byte order mark is written", () => {
		expect(examine(Buffer.from(`\ufeff${json}`))).toMatchObject({
			isJson: true,
			problem: "a byte order mark before the JSON",
			deviations: [],
			form: { as: "meta" },
		});
	});

	it("tells every deviation where it stands, in whatever the payload is wrapped", () => {
		const odd = structuredClone(envelope);
		for (const change of odd.entry[0]?.changes ?? []) {
			change.field = "Messages";
			change.value.messaging_product = "telegram";
		}
		expect(examine(Buffer.from(JSON.stringify({ body: odd })))).toMatchObject({
			problem: "the payload stands inside body",
			deviations: [
				"entry[0].changes[0].field is not messages, as Meta writes it",
				'entry[0].changes[0].value.messaging_product is not "whatsapp"',
			],
		});
	});

	it("never throws, whatever the bytes", () => {
		const pieces = fc.constantFrom(
			...["\ufeff", "{", "}", "[", "]", ",", ":", '"', "\\u00", "\\ud83d"],
			...["entry", '"entry":[', '"changes":[', "1e999", "-0", " ", "\0", "é"],
			...[json, json.slice(1), "null", "\u2028", "\x7f"],
		);
		const bodies = fc.oneof(
			fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
			fc
				.array(pieces, { maxLength: 8 })
				.map((all) => Buffer.from(all.join(""))),
			fc.json().map((any) => Buffer.from(`\ufeff${any}`)),
			fc
				.tuple(fc.nat(json.length), fc.uint8Array({ maxLength: 4 }))
				.map(([at, bytes]) =>
					Buffer.concat([
						Buffer.from(json.slice(0, at)),
						bytes,
						Buffer.from(json.slice(at)),
					]),
				),
		);
		fc.assert(
			fc.property(bodies, (body) => {
				const { isJson, form, problem } = examine(body);
				expect(form !== undefined).toBe(isJson);
				expect(isJson || problem !== undefined).toBe(true);
			}),
			{ numRuns: 2000 },
		);
	});
});

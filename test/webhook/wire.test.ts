import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonSyntaxError } from "../../src/webhook/json-tokens.ts";
import { encode, type Wire } from "../../src/webhook/wire.ts";

function wire(json: string, as: Wire = "meta") {
	return encode(json, as).toString();
}

describe("encodes as Meta does", () => {
	it.each([
		["accents, in lower-case hex", '"äöå"', String.raw`"\u00e4\u00f6\u00e5"`],
		["an emoji as two escapes", '"😀"', String.raw`"\ud83d\ude00"`],
		["slashes", '"image/jpeg"', String.raw`"image\/jpeg"`],
		[
			"escapes however they were spelled",
			String.raw`"\u00E4\u002F\u0041"`,
			String.raw`"\u00e4\/A"`,
		],
		[
			"quotes, backslashes, control characters",
			String.raw`"\u0022\u005c\u000a\u001F\b"`,
			String.raw`"\"\\\n\u001f\b"`,
		],
		["DEL as itself", '"\x7f"', '"\x7f"'],
		["a lone surrogate", String.raw`"\uD800"`, String.raw`"\ud800"`],
		["@ % < > & plain", '"@%<>&"', '"@%<>&"'],
		[
			"without white space outside strings",
			'{ "a" : [ 1 , " b " ] }\n',
			'{"a":[1," b "]}',
		],
		["without a byte order mark", '\ufeff{"a":1}', '{"a":1}'],
	])("%s", (_name, json, expected) => {
		expect(wire(json)).toBe(expected);
	});

	it("and, when strict, as its older documents say", () => {
		expect(wire('"a@b.c 5% <i>"', "meta-strict")).toBe(
			String.raw`"a\u0040b.c 5\u0025 \u003Ci>"`,
		);
	});
});

describe("leaves alone what JSON.parse would change", () => {
	it.each(["meta", "meta-strict", "compact"] as const)("%s", (as) => {
		const json =
			'{"z":12345678901234567890,"a":1.0,"z":-0,"1":1e400,"__proto__":{}}';
		expect(wire(json, as)).toBe(json);
	});

	it("compact: the spelling of strings too", () => {
		const json = String.raw`["é\u00E9\/"]`;
		expect(wire(` ${json} `, "compact")).toBe(json);
	});
});

describe("for any JSON value", () => {
	const spellings = fc.constantFrom<Wire>("meta", "meta-strict", "compact");

	it("means the same, and is pure ASCII when encoded as Meta does", () => {
		fc.assert(
			fc.property(fc.jsonValue(), spellings, (value, as) => {
				const text = wire(JSON.stringify(value, null, 1), as);
				expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
				if (as !== "compact") expect(text).toMatch(/^[\x20-\x7f]*$/);
			}),
		);
	});

	it("is the same when encoded again", () => {
		fc.assert(
			fc.property(fc.json({ stringUnit: "binary" }), spellings, (json, as) => {
				expect(wire(wire(json, as), as)).toBe(wire(json, as));
			}),
		);
	});
});

it("names the place where a text stops being JSON", () => {
	expect(() => wire('{\r\n  "a": 1,\n}')).toThrow(
		new JsonSyntaxError(
			'{\r\n  "a": 1,\n}',
			13,
			"expected a key in double quotes",
		),
	);
	expect(() => wire('{\r\n  "a": 1,\n}')).toThrow("at line 3, column 1");
});

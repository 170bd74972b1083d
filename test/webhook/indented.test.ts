import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indented } from "../../src/webhook/indented.ts";
import { encode } from "../../src/webhook/wire.ts";

const folder = new URL("../../fixtures/", import.meta.url);
const fixtures = readdirSync(folder).filter((name) => name.endsWith(".json"));

describe.each(fixtures)("%s", (name) => {
	const json = readFileSync(new URL(name, folder), "utf8");
	const wire = encode(json, "meta").toString();

	it("comes to the same from its wire form, and the wire form from that", () => {
		expect(indented(wire)).toBe(indented(json));
		expect(encode(indented(wire), "meta").toString()).toBe(wire);
	});
});

it("writes as the fixtures are written", () => {
	const json = readFileSync(new URL("batch.json", folder), "utf8");
	expect(indented(json)).toBe(json);
});

it.each([
	["{}", "{}\n"],
	["[ ]", "[]\n"],
	['{"a":[{},[]]}', '{\n\t"a": [\n\t\t{},\n\t\t[]\n\t]\n}\n'],
	['{"a":1e400,"a":-0.0}', '{\n\t"a": 1e400,\n\t"a": -0.0\n}\n'],
	['"\\/\\u00e9\\uD83D\\uDC4D"', '"/é👍"\n'],
	['"\\ud83d \\u202e \\u0000"', '"\\ud83d \\u202e \\u0000"\n'],
])("%s", (json, expected) => {
	expect(indented(json)).toBe(expected);
});

it("says the same as before, in bytes that a file can hold", () => {
	fc.assert(
		fc.property(fc.json({ stringUnit: "binary" }), (json) => {
			const text = Buffer.from(indented(json)).toString();
			expect(JSON.parse(text)).toEqual(JSON.parse(json));
		}),
	);
});

it("bounds how far it indents", () => {
	const json = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
	expect(indented(json).length).toBeLessThan(600_000);
});

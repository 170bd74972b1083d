import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonSyntaxError, scanTokens } from "../../src/webhook/json-tokens.ts";

function complaint(json: string): string | undefined {
	try {
		scanTokens(json, () => {});
		return undefined;
	} catch (error) {
		if (error instanceof JsonSyntaxError) return error.message;
		throw error;
	}
}

describe("says what is missing, and where", () => {
	it.each([
		["", "expected a value at line 1, column 1"],
		["{", 'expected a key in double quotes or "}" at line 1, column 2'],
		['{"a"', 'expected ":" at line 1, column 5'],
		['{"a":}', "expected a value at line 1, column 6"],
		['{"a":1,}', "expected a key in double quotes at line 1, column 8"],
		["{'a':1}", 'expected a key in double quotes or "}" at line 1, column 2'],
		["[", 'expected a value or "]" at line 1, column 2'],
		["[1 2]", 'expected "," or "]" at line 1, column 4'],
		['{"a":1]', 'expected "," or "}" at line 1, column 7'],
		["[1]\n[2]", "expected nothing more at line 2, column 1"],
		["nul", "expected a value at line 1, column 1"],
		["NaN", "expected a value at line 1, column 1"],
		["01", "expected nothing more at line 1, column 2"],
		['"abc', "a string is not closed at line 1, column 5"],
		['"a\\x"', "a string has an unknown escape at line 1, column 3"],
		['"a\nb"', "a string has a raw control character at line 1, column 3"],
	])("%j", (json, message) => {
		expect(complaint(json)).toBe(message);
	});
});

describe("agrees with JSON.parse on what is JSON", () => {
	function parses(json: string): boolean {
		try {
			JSON.parse(json);
			return true;
		} catch {
			return false;
		}
	}
	const pieces = fc.constantFrom(
		...[
			"{",
			"}",
			"[",
			"]",
			":",
			",",
			'"',
			'"a"',
			"\\",
			"\\u00e9",
			"0",
			"-",
			"1.5",
			"e",
			"E+2",
			".",
		],
		...[
			"true",
			"null",
			" ",
			"\n",
			"\t",
			"\f",
			"\u00a0",
			"\ufeff",
			"\u0000",
			"\u007f",
			"é",
			"😀",
			"/",
		],
	);

	it("for texts made of its pieces", () => {
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
				const json = parts.join("");
				expect(complaint(json) === undefined).toBe(parses(json));
			}),
			{ numRuns: 5000 },
		);
	});

	it("for JSON with one character changed", () => {
		fc.assert(
			fc.property(fc.json(), fc.nat(), pieces, (json, seed, piece) => {
				const at = seed % json.length;
				const changed = json.slice(0, at) + piece + json.slice(at + 1);
				expect(complaint(changed) === undefined).toBe(parses(changed));
			}),
			{ numRuns: 2000 },
		);
	});
});

it("takes any depth and any length", () => {
	const deep = 500_000;
	expect(complaint("[".repeat(deep) + "]".repeat(deep))).toBeUndefined();
	expect(complaint('{"a":'.repeat(deep))).toBe(
		`expected a value at line 1, column ${deep * 5 + 1}`,
	);
	expect(complaint(JSON.stringify("\n".repeat(deep)))).toBeUndefined();
});

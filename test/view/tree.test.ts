import { describe, expect, it } from "vitest";
import { tree } from "../../src/view/tree.ts";

describe("tree", () => {
	it("shows small things on one line and the rest indented", () => {
		const value = {
			decision: "APPROVED",
			alert_info: { alert_type: "OBA_APPROVED" },
			range: { from: 1, to: 2 },
			tags: ["a", "b"],
			restrictions: [
				{
					restriction_type: "RESTRICTED_BIZ_INITIATED_MESSAGING",
					expiration: 1641848287,
				},
				{
					restriction_type: "RESTRICTED_ADD_PHONE_NUMBER_ACTION",
					steps: [{ a: { b: 1, c: [2] } }],
				},
			],
			none: {},
			empty: [],
		};
		expect(tree(value)).toEqual([
			"decision: APPROVED",
			"alert_info.alert_type: OBA_APPROVED",
			"range: { from: 1, to: 2 }",
			"tags: [a, b]",
			"restrictions:",
			"  - restriction_type: RESTRICTED_BIZ_INITIATED_MESSAGING",
			"    expiration: 1641848287",
			"  - restriction_type: RESTRICTED_ADD_PHONE_NUMBER_ACTION",
			"    steps:",
			"      - a:",
			"          b: 1",
			"          c: [2]",
			"none: {}",
			"empty: []",
		]);
	});

	it("tells texts from what they could be taken for", () => {
		expect(
			tree({
				id: "1750",
				count: 1750,
				on: "true",
				off: false,
				gap: null,
				no: "",
				day: "2026-11-21",
			}),
		).toEqual([
			'id: "1750"',
			"count: 1750",
			'on: "true"',
			"off: false",
			"gap: null",
			'no: ""',
			"day: 2026-11-21",
		]);
	});

	it("cleans keys and texts", () => {
		expect(tree({ "a\x1b": "b\tc" })).toEqual(["a\\u{1B}: b\\u{9}c"]);
		expect(tree("\x9b")).toEqual(["\\u{9B}"]);
	});

	it("keeps the lines of a text, whichever way they end", () => {
		expect(tree({ note: "b\r\nc\n\nd", list: ["e\nf"] })).toEqual([
			"note:",
			"  b",
			"  c",
			"",
			"  d",
			"list:",
			"  - e",
			"    f",
		]);
		expect(tree({ note: "b\n" })).toEqual(["note: b\\u{A}"]);
	});

	it("bounds lines, depth and text, and says where it cut", () => {
		const wide = Object.fromEntries(
			Array.from({ length: 100 }, (_, i) => [`key${i}`, i]),
		);
		expect(tree(wide, { lines: 3 })).toEqual([
			"key0: 0",
			"key1: 1",
			"key2: 2",
			"...",
		]);
		expect(
			tree({ a: { b: [{ c: { d: 1, e: [[]] } }], f: 1 } }, { depth: 2 }),
		).toEqual(["a:", "  b: ...", "  f: 1"]);
		expect(tree({ text: "x".repeat(1_000) }, { text: 10 })).toEqual([
			"text: xxxxxxxxxx...",
		]);
	});

	it("leaves out the keys it is told to, at the top only", () => {
		expect(
			tree({ a: 1, b: { a: 2, c: "x".repeat(80) } }, { omit: new Set(["a"]) }),
		).toEqual(["b:", "  a: 2", `  c: ${"x".repeat(80)}`]);
	});

	it("shows a key that objects have by themselves like any other", () => {
		expect(
			tree(JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}')),
		).toEqual(["__proto__.x: 1", "constructor: 2"]);
	});
});

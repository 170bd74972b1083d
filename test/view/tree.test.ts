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

	it("names the keys without a value together", () => {
		expect(
			tree({ image: null, id: "7", video: null, list: [null, null] }),
		).toEqual(['id: "7"', "list: [null, null]", "null: image, video"]);
		expect(tree({ a: [{ b: null, c: null, d: "x".repeat(80) }] })).toEqual([
			"a:",
			`  - d: ${"x".repeat(80)}`,
			"    null: b, c",
		]);
	});

	it.each<[what: string, text: string, shown: string]>([
		["a picture", "/9j/4AAQSkZJRg".repeat(300), "... (base64, 4.2 kB)"],
		[
			"one with a type",
			`data:image/png;base64,${"A".repeat(2_000)}`,
			"... (base64, 2.0 kB)",
		],
		[
			"a session",
			`v=0\r\n${"a=sendrecv\r\n".repeat(80)}`,
			"... (SDP, 965 bytes)",
		],
		["a long word", "x".repeat(400), "x".repeat(400)],
		[
			"a long sentence",
			"It is 1 story. ".repeat(30).trim(),
			"It is 1 story. ".repeat(30).trim(),
		],
	])(
		"says of %s only what it is where nobody would read it",
		(_, text, shown) => {
			expect(tree({ data: text })).toEqual([`data: ${shown}`]);
		},
	);

	it.each([
		"apikey",
		"apiKey",
		"API_KEY",
		"token",
		"access_token",
		"accessToken",
		"client_secret",
		"password",
		"Authorization",
	])("hides what stands under %s", (key) => {
		const secret = "f7c3bc1d808e04732adf679965ccc34ca7ae3441";
		const list = [{ [key]: secret, more: "x".repeat(80) }];
		const values = [
			{ [key]: secret },
			{ a: { [key]: secret } },
			{ [key]: secret, b: 1, c: [] },
			{ list },
		];
		for (const value of values) {
			expect(tree(value).join()).not.toContain("f7c3");
			expect(tree(value).join()).toContain(`${key}: ••••3441`);
		}
	});

	it("hides nothing else", () => {
		expect(tree({ flow_token: "abc", secret: 7, token: "" })).toEqual([
			"flow_token: abc",
			"secret: 7",
			'token: ""',
		]);
	});

	it("shows a key that objects have by themselves like any other", () => {
		expect(
			tree(JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}')),
		).toEqual(["__proto__.x: 1", "constructor: 2"]);
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor, mask } from "../../src/view/redact.ts";

describe("mask", () => {
	it("shows the end of a long secret and nothing of a short one", () => {
		expect(mask("0123456789abcdef0123456789ab1f3a")).toBe("••••1f3a");
		expect(mask("hunter2")).toBe("••••");
		expect(mask("")).toBe("••••");
	});
});

describe("a redactor", () => {
	const secret = 's3cret/with+"quotes" & ümlaut';
	const redact = createRedactor([
		secret,
		"0123456789abcdef0123456789abcdef",
		"test",
		"",
	]);

	it.each([
		["as it is", secret],
		["in a URL", encodeURIComponent(secret)],
		["in a form", new URLSearchParams({ s: secret }).toString().slice(2)],
		["in JSON", JSON.stringify(secret).slice(1, -1)],
		["in JSON with its slashes escaped", 's3cret\\/with+\\"quotes\\" & ümlaut'],
		["in JSON as PHP writes it", 's3cret\\/with+\\"quotes\\" & \\u00fcmlaut'],
	])("finds a secret %s", (_, spelled) => {
		expect(redact(`before ${spelled} after`)).toMatch(
			/^before ••••\S{0,4} after$/,
		);
	});

	it("finds a secret as the bytes that are shown of a body", () => {
		const bytes = Buffer.from(`x${secret}y`)
			.toString("hex")
			.replace(/..(?=.)/g, "$& ");
		expect(redact(`got ${bytes} end`)).toMatch(/^got 78 ••••.{4} 79 end$/);
	});

	it("finds each of several", () => {
		expect(redact(`0123456789abcdef0123456789abcdef ${secret}`)).toBe(
			"••••cdef ••••laut",
		);
	});

	it("takes a short secret for one only where it stands alone", () => {
		expect(redact("token=test, the latest testing")).toBe(
			"token=••••, the latest testing",
		);
	});

	it("leaves everything alone when there is nothing to hide", () => {
		expect(createRedactor([])("POST /webhook 200")).toBe("POST /webhook 200");
	});

	it.each([
		["an access token", `EAAG${"x9Zk".repeat(10)}`, "••••x9Zk"],
		["an app's token", `123456789012345|${"a-B_".repeat(7)}`, "••••a-B_"],
		["one in a query", "?access_token=abcdefgh&x=1", "?access_token=••••&x=1"],
		[
			"one in a header",
			"Authorization: Bearer abc.def-ghi_jkl",
			"Authorization: Bearer ••••_jkl",
		],
	])("hides what looks like %s", (_, text, shown) => {
		expect(redact(text)).toBe(shown);
	});

	it("hides what has the name of a secret in JSON", () => {
		const json =
			'{"apikey":"abcdef","Access_Token" : "0123456789abcdef","x":"y"}';
		expect(createRedactor([])(json)).toBe(
			'{"apikey":"••••","Access_Token" : "••••cdef","x":"y"}',
		);
		expect(createRedactor([])('{"flow_token":"abc","tokens":"d"}')).toBe(
			'{"flow_token":"abc","tokens":"d"}',
		);
	});

	it("changes nothing the second time", () => {
		const text = `${secret} test ?access_token=abcdefghijklmnop Bearer abcdefghijklmnop`;
		expect(redact(redact(text))).toBe(redact(text));
	});

	it("leaves no secret, whatever is around it", () => {
		const secrets = fc
			.string({ minLength: 8, maxLength: 40 })
			.filter((text) => text.trim().length >= 8);
		fc.assert(
			fc.property(
				secrets,
				fc.string(),
				fc.string(),
				(hidden, before, after) => {
					const shown = createRedactor([hidden])(before + hidden + after);
					expect(shown.includes(hidden) && !mask(hidden).includes(hidden)).toBe(
						false,
					);
				},
			),
			{ numRuns: 500 },
		);
	});
});

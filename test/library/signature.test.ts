import { describe, expect, it } from "vitest";
import { sign, verifySignature } from "../../src/library/signature.ts";

const secret = "It's a Secret to Everybody";
const known =
	"sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

it("signs texts and bytes alike", () => {
	expect(sign("Hello, World!", secret)).toBe(known);
	expect(sign(new TextEncoder().encode("Hello, World!"), secret)).toBe(known);
});

it("signs the part of a buffer that was given", () => {
	const whole = new TextEncoder().encode(">> Hello, World! <<");
	expect(sign(whole.subarray(3, 16), secret)).toBe(known);
});

it("verifies by any of several secrets", () => {
	expect(verifySignature("Hello, World!", known, secret)).toBe(true);
	expect(verifySignature("Hello, World!", known, ["old", secret])).toBe(true);
	expect(verifySignature("Hello, World!", known, "old")).toBe(false);
});

it.each([undefined, null, "", "sha256=", "sha1=00", known.toUpperCase()])(
	"does not take %j for a signature",
	(signature) => {
		expect(verifySignature("Hello, World!", signature, secret)).toBe(false);
	},
);

describe("what can't be meant", () => {
	// As from JavaScript, where nobody checks.
	const parsed = JSON.parse('{"object":"whatsapp_business_account"}');

	it.each([
		["signing the parsed JSON", () => sign(parsed, secret), /parsed JSON/],
		[
			"verifying the parsed JSON",
			() => verifySignature(parsed, known, secret),
			/parsed JSON/,
		],
		["an empty secret", () => sign("{}", ""), /appSecret is missing or empty/],
		[
			"a secret that isn't set",
			() => verifySignature("{}", known, JSON.parse("[null]")),
			/appSecret is missing or empty/,
		],
		[
			"no secret at all",
			() => verifySignature("{}", known, []),
			/appSecret is missing or empty/,
		],
	])("%s throws", (_, attempt, words) => {
		expect(attempt).toThrow(TypeError);
		expect(attempt).toThrow(words);
	});
});

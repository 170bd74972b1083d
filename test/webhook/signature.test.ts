import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HeaderList } from "../../src/webhook/delivery.ts";
import { checkSignature, sign } from "../../src/webhook/signature.ts";

const appSecret = "0123456789abcdef0123456789abcdef";
const secrets = [{ value: appSecret, label: "app secret" }];
const headerNames = ["X-Hub-Signature-256"];
const body = Buffer.from('{"text":"héllo 😀"}');
const hex = "3c7759abe93c1eccec1d68b1554bacfe3562b038094b911be55dbb2b24d790c2";

function check(headers: HeaderList, over: Partial<Input> = {}) {
	return checkSignature({ headers, body, secrets, headerNames, ...over });
}
type Input = Parameters<typeof checkSignature>[0];

describe("sign gives the known answers of other implementations", () => {
	it.each<[name: string, secret: string, body: Uint8Array, hex: string]>([
		[
			"GitHub's example",
			"It's a Secret to Everybody",
			Buffer.from("Hello, World!"),
			"757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
		],
		[
			"octokit's example",
			"mysecret",
			Buffer.from('{"foo":"bar"}'),
			"4864d2759938a15468b5df9ade20bf161da9b4f737ea61794142f3484236bda3",
		],
		[
			"RFC 4231, case 1",
			"\u000b".repeat(20),
			Buffer.from("Hi There"),
			"b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
		],
		[
			"RFC 4231, case 2",
			"Jefe",
			Buffer.from("what do ya want for nothing?"),
			"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
		],
		["OpenSSL: accents and an emoji", appSecret, body, hex],
		[
			"OpenSSL: escapes as Meta writes them",
			appSecret,
			Buffer.from(String.raw`{"mime_type":"image\/jpeg","at":"\u0040"}`),
			"7c8d12b464218d653d862e220a1dfbad75ef3db17549ca8b3df68a901e23584e",
		],
		[
			"OpenSSL: a byte order mark, an invalid byte, a NUL",
			appSecret,
			Buffer.from('\xef\xbb\xbf{"a":"\xff\0b"}', "latin1"),
			"beee6d2d71f1ded17b92280a992b8f404993554f89c03516bdc0a37f6c8880f8",
		],
		[
			"OpenSSL: no bytes at all",
			appSecret,
			new Uint8Array(),
			"796cd3078af14636753d26b3b5555422ff55a3e261cf847b48e95371b9bd0aa2",
		],
		[
			"OpenSSL: a key beyond ASCII",
			"clé",
			Buffer.from('{"a":1}'),
			"84e3f1c6aaec268bc18cf03a518d7e533a218c05582fdea0b6be2cb0001d2098",
		],
	])("%s", (_name, secret, bytes, expected) => {
		expect(sign(bytes, secret)).toBe(`sha256=${expected}`);
	});
});

describe("a delivery signed by Meta is verified", () => {
	it("whatever the case of the header's name", () => {
		expect(check([["x-hub-signature-256", `sha256=${hex}`]])).toEqual({
			verified: true,
			secret: "app secret",
			header: "X-Hub-Signature-256",
		});
	});

	it("with the legacy header beside it", () => {
		const headers: HeaderList = [
			["X-Hub-Signature", `sha1=${"0".repeat(40)}`],
			["X-Hub-Signature-256", `sha256=${hex}`],
		];
		expect(check(headers).verified).toBe(true);
	});

	it("by any of several secrets, naming the one that matched", () => {
		const both = [{ value: "old", label: "old app" }, ...secrets];
		expect(
			check([["X-Hub-Signature-256", `sha256=${hex}`]], { secrets: both }),
		).toMatchObject({ verified: true, secret: "app secret" });
	});

	it("under a gateway's own header", () => {
		const names = ["X-Hub-Signature-256", "X-Webhook-Signature"];
		expect(
			check([["X-Webhook-Signature", `sha256=${hex}`]], { headerNames: names }),
		).toMatchObject({ verified: true, header: "X-Webhook-Signature" });
	});
});

describe("anything but Meta's exact spelling is refused", () => {
	it.each([
		["no header", [], "missing"],
		["only the legacy one", [["X-Hub-Signature", `sha1=${hex}`]], "sha1-only"],
		["an empty value", [["X-Hub-Signature-256", ""]], "malformed"],
		["no prefix", [["X-Hub-Signature-256", hex]], "malformed"],
		[
			"a digest behind sha1=",
			[["X-Hub-Signature-256", `sha1=${hex}`]],
			"malformed",
		],
		[
			"upper case",
			[["X-Hub-Signature-256", `sha256=${hex.toUpperCase()}`]],
			"malformed",
		],
		[
			"an upper-case prefix",
			[["X-Hub-Signature-256", `SHA256=${hex}`]],
			"malformed",
		],
		[
			"a digit short",
			[["X-Hub-Signature-256", `sha256=${hex.slice(1)}`]],
			"malformed",
		],
		[
			"something after it",
			[["X-Hub-Signature-256", `sha256=${hex}zz`]],
			"malformed",
		],
		[
			"a line break after it",
			[["X-Hub-Signature-256", `sha256=${hex}\n`]],
			"malformed",
		],
		[
			"a space before it",
			[["X-Hub-Signature-256", ` sha256=${hex}`]],
			"malformed",
		],
		[
			"a list of two",
			[["X-Hub-Signature-256", `${hex}, sha256=${hex}`]],
			"malformed",
		],
		[
			"another digest",
			[["X-Hub-Signature-256", `sha256=${"0".repeat(64)}`]],
			"mismatch",
		],
		[
			"the header twice",
			[
				["X-Hub-Signature-256", `sha256=${hex}`],
				["x-hub-signature-256", `sha256=${hex}`],
			],
			"repeated",
		],
	] as [string, HeaderList, string][])("%s", (_name, headers, reason) => {
		expect(check(headers)).toEqual({ verified: false, reason });
	});

	it("a body with one byte changed", () => {
		const changed = Buffer.from(body);
		changed.writeUInt8(changed.readUInt8(3) ^ 1, 3);
		expect(
			check([["X-Hub-Signature-256", `sha256=${hex}`]], { body: changed }),
		).toEqual({ verified: false, reason: "mismatch" });
	});
});

describe("without a secret nothing is verified", () => {
	it.each([
		["none at all", []],
		["an empty one", [{ value: "", label: "unset" }]],
	])("%s", (_name, none) => {
		const headers: HeaderList = [["X-Hub-Signature-256", sign(body, "")]];
		expect(check(headers, { secrets: none })).toEqual({
			verified: false,
			reason: "no-secret",
		});
	});
});

describe("for any bytes and any header", () => {
	const bytes = fc.uint8Array({ maxLength: 500 });
	const key = fc.string({ minLength: 1, unit: "binary" });

	it("what was signed with a secret is verified with it", () => {
		fc.assert(
			fc.property(bytes, key, (anyBody, value) => {
				const headers: HeaderList = [
					["X-Hub-Signature-256", sign(anyBody, value)],
				];
				expect(
					check(headers, { body: anyBody, secrets: [{ value, label: "it" }] }),
				).toMatchObject({ verified: true });
			}),
		);
	});

	it("a signature nobody made is refused without throwing", () => {
		const value = fc.oneof(
			fc.string({ unit: "binary" }),
			fc.stringMatching(/^(sha256=)?[0-9a-fA-F]{60,68}$/),
		);
		fc.assert(
			fc.property(bytes, value, (anyBody, anyValue) => {
				const headers: HeaderList = [["X-Hub-Signature-256", anyValue]];
				expect(check(headers, { body: anyBody }).verified).toBe(false);
			}),
		);
	});
});

import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainMismatch } from "../../src/webhook/explain.ts";
import { sign } from "../../src/webhook/signature.ts";
import { encode } from "../../src/webhook/wire.ts";

const value = "0123456789abcdef0123456789ABCDEF";
const secrets = [{ value, label: "the app secret" }];
const otherKeys = [
	{ value: "wah_7f3a91c2e21c", label: "the verify token" },
	{ value: "EAAGm0PX4ZCpsBAKZC", label: "the access token" },
];
const json =
	'{"entry":[{"name":"Zoë 😀","type":"image/jpeg","at":"a@b","n":1.0}]}';
const body = encode(json, "meta");

function explain(signature: string, received = body) {
	return explainMismatch({ body: received, signature, secrets, otherKeys });
}

describe("names a signature that is right but written otherwise", () => {
	const hex = sign(body, value).slice("sha256=".length);
	it.each([
		[
			"no prefix",
			hex,
			"it is right for the app secret, but written without sha256= before it",
		],
		[
			"another prefix",
			`hmac=${hex}`,
			"it is right for the app secret, but written with another prefix than sha256=",
		],
		[
			"upper case",
			`sha256=${hex.toUpperCase()}`,
			"it is right for the app secret, but written in upper case",
		],
		[
			"quotes",
			`"sha256=${hex}"`,
			"it is right for the app secret, but written with quotes or white space around it",
		],
		[
			"base64",
			`sha256=${Buffer.from(hex, "hex").toString("base64")}`,
			"it is right for the app secret, but written in base64, not in hex",
		],
		[
			"SHA-1",
			`sha1=${createHmac("sha1", value).update(body).digest("hex")}`,
			"it is right for the app secret, but an HMAC-SHA1, not an HMAC-SHA256",
		],
	])("%s", (_name, signature, sentence) => {
		expect(explain(signature)).toEqual({
			code: "signature-spelling",
			sentence,
		});
	});

	it("or that is no signature at all", () => {
		expect(explain(`sha256=${hex.slice(2)}`)?.sentence).toBe(
			"it has 62 hex digits, not 64",
		);
		expect(explain("Bearer x")?.sentence).toBe(
			"it is not sha256= and 64 hex digits",
		);
	});

	it("or that is odd and wrong besides", () => {
		expect(explain("F".repeat(64))?.sentence).toBe(
			"it is written without sha256= before it",
		);
	});
});

describe("names the wrong key, by its label", () => {
	it.each<[name: string, key: string | Buffer, code: string, sentence: string]>(
		[
			[
				"the verify token",
				"wah_7f3a91c2e21c",
				"other-key",
				"it was made with the verify token, which is not the app secret",
			],
			[
				"the access token",
				"EAAGm0PX4ZCpsBAKZC",
				"other-key",
				"it was made with the access token, which is not the app secret",
			],
			["no key", "", "empty-key", "it was made with an empty key"],
			[
				"quotes",
				`"${value}"`,
				"key-quoted",
				"it was made with the app secret in double quotes",
			],
			[
				"a newline",
				`${value}\n`,
				"key-newline",
				"it was made with the app secret with a newline at its end",
			],
			[
				"a space",
				`${value} `,
				"key-space",
				"it was made with the app secret with a space at its end",
			],
			[
				"lower case",
				value.toLowerCase(),
				"key-case",
				"it was made with the app secret in lower case",
			],
			[
				"the key's own bytes",
				Buffer.from(value, "hex"),
				"key-decoded",
				"it was made with the app secret decoded from hex to bytes",
			],
		],
	)("%s", (_name, key, code, sentence) => {
		const hex = createHmac("sha256", key).update(body).digest("hex");
		expect(explain(`sha256=${hex}`)).toEqual({ code, sentence });
	});

	it("when it is ours that has quotes around it", () => {
		const clue = explainMismatch({
			body,
			signature: sign(body, "abc"),
			secrets: [{ value: '"abc"', label: "APP_SECRET" }],
			otherKeys: [],
		});
		expect(clue?.sentence).toBe(
			"it was made with APP_SECRET without the quotes or white space around it",
		);
	});
});

describe("names the bytes that were signed instead", () => {
	const compact = encode(json, "compact");
	const parsed: unknown = JSON.parse(json);
	it.each<[name: string, signed: Buffer, received: Buffer, code: string]>([
		["Meta's escapes undone on the way", body, compact, "body-meta"],
		[
			"Meta's strict escapes undone on the way",
			encode(json, "meta-strict"),
			compact,
			"body-meta",
		],
		[
			"JSON parsed and written again",
			Buffer.from(JSON.stringify(parsed)),
			body,
			"body-reserialised",
		],
		[
			"unicode unescaped",
			Buffer.from(
				body
					.toString()
					.replace(/\\u00eb/, "ë")
					.replace(/\\ud83d\\ude00/, "😀"),
			),
			body,
			"body-unicode",
		],
		[
			"slashes unescaped",
			Buffer.from(body.toString().replaceAll("\\/", "/")),
			body,
			"body-unicode",
		],
		["both, with the numbers kept", compact, body, "body-unescaped"],
		[
			"spaces as Python writes them",
			Buffer.from(
				compact.toString().replaceAll('":', '": ').replaceAll(',"', ', "'),
			),
			compact,
			"body-space",
		],
		[
			"indented",
			Buffer.from(JSON.stringify(parsed, null, 2)),
			compact,
			"body-space",
		],
		[
			"a newline lost",
			Buffer.concat([body, Buffer.from("\n")]),
			body,
			"body-newline",
		],
		[
			"a newline gained",
			body,
			Buffer.concat([body, Buffer.from("\n")]),
			"body-newline",
		],
		[
			"a byte order mark lost",
			Buffer.concat([Buffer.from("\ufeff"), body]),
			body,
			"body-bom",
		],
		[
			"a byte order mark gained",
			body,
			Buffer.concat([Buffer.from("\ufeff"), body]),
			"body-bom",
		],
		[
			"CRLF made LF",
			Buffer.from('{\r\n"a":1}'),
			Buffer.from('{\n"a":1}'),
			"body-line-ends",
		],
		[
			"LF made CRLF",
			Buffer.from('{\n"a":1}'),
			Buffer.from('{\r\n"a":1}'),
			"body-line-ends",
		],
		[
			"UTF-8 taken for Latin-1",
			Buffer.from(compact.toString("latin1")),
			compact,
			"body-charset",
		],
		["an empty body", Buffer.alloc(0), body, "body-empty"],
	])("%s", (_name, signed, received, code) => {
		expect(explain(sign(signed, value), received)?.code).toBe(code);
	});

	it("in a sentence that says whose doing it is", () => {
		expect(explain(sign(body, value), compact)?.sentence).toBe(
			"it would match over the JSON with non-ASCII characters and slashes escaped: something between Meta and here rewrites the body",
		);
	});
});

describe("says nothing it does not know", () => {
	it("about a signature made with a key nobody has", () => {
		expect(explain(sign(body, "somebody else's"))).toBeUndefined();
	});

	it("about a body too large to guess at, but still tries the keys", () => {
		const large = Buffer.from(JSON.stringify(["é".repeat(100_000)]));
		expect(
			explain(sign(encode(large.toString(), "meta"), value), large),
		).toBeUndefined();
		expect(explain(sign(large, "wah_7f3a91c2e21c"), large)?.code).toBe(
			"other-key",
		);
	});

	it("beyond a bounded amount of hashing", () => {
		const keys = Array.from({ length: 20 }, (_, n) => ({
			value: `key ${n}`,
			label: `key ${n}`,
		}));
		const found = (bytes: number) => {
			const large = Buffer.alloc(bytes, "x");
			const signature = sign(large, "key 19");
			return explainMismatch({
				body: large,
				signature,
				secrets,
				otherKeys: keys,
			});
		};
		expect(found(1024 * 1024)?.code).toBe("other-key");
		expect(found(4 * 1024 * 1024)).toBeUndefined();
	});

	it("by repeating a secret, a digest or the request, and never throws", () => {
		const bytes = fc
			.uint8Array({ maxLength: 300 })
			.map((it) => Buffer.from(it));
		const signature = fc.oneof(
			fc.string({ unit: "binary" }),
			fc.stringMatching(/^(sha256=)?[0-9a-fA-F]{64}$/),
		);
		fc.assert(
			fc.property(bytes, signature, (anyBody, anySignature) => {
				const sentence = explain(anySignature, anyBody)?.sentence ?? "";
				expect(sentence).toMatch(/^[a-zA-Z0-9 ,=-]*$/);
				expect(sentence).not.toContain(value);
			}),
		);
	});
});

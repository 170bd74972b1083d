import { describe, expect, it } from "vitest";
import { JsonSyntaxError } from "../../src/webhook/json-tokens.ts";
import { buildRequest } from "../../src/webhook/request.ts";
import { sign } from "../../src/webhook/signature.ts";

const secret = "0123456789abcdef0123456789abcdef";
const payload = Buffer.from('{ "text": "café/", "id": 12345678901234567890 }');
const onTheWire = '{"text":"caf\\u00e9\\/","id":12345678901234567890}';

it("is what Meta sends", () => {
	const { headers, body } = buildRequest({
		body: payload,
		encode: "meta",
		secret,
	});
	expect(body.toString()).toBe(onTheWire);
	expect(headers).toEqual([
		["User-Agent", "facebookexternalua"],
		["Accept", "*/*"],
		["Content-Type", "application/json"],
		["X-Hub-Signature-256", sign(Buffer.from(onTheWire), secret)],
	]);
});

it("signs the bytes that go out", () => {
	for (const encode of ["compact", "raw"] as const) {
		const { headers, body } = buildRequest({ body: payload, encode, secret });
		expect(headers.at(-1)?.[1]).toBe(sign(body, secret));
	}
});

it("leaves raw bytes alone, whatever they are", () => {
	const bytes = Buffer.from([0, 0xff, 0x7b]);
	const { body } = buildRequest({ body: bytes, encode: "raw", secret });
	expect(body).toEqual(bytes);
});

it("goes out unsigned without a secret", () => {
	const { headers } = buildRequest({ body: payload, encode: "meta" });
	expect(headers.map(([name]) => name)).not.toContain("X-Hub-Signature-256");
});

it("has the fault that was asked for", () => {
	const parts = { body: payload, encode: "meta", secret } as const;
	const { headers } = buildRequest({ ...parts, fault: "empty" });
	expect(headers.at(-1)).toEqual(["X-Hub-Signature-256", ""]);
});

describe("the signature's header", () => {
	const flat = Buffer.from(
		'{"event":"message.received","sessionId":"s","messageId":"1"}',
	);
	const names = (parts: { signatureHeader?: string }) =>
		buildRequest({ body: flat, encode: "meta", secret, ...parts }).headers.map(
			([name]) => name,
		);

	it("is the gateways' own for a gateway's event", () => {
		expect(names({}).at(-1)).toBe("X-Webhook-Signature");
	});

	it("is the one asked for", () => {
		expect(names({ signatureHeader: "X-Mine" }).at(-1)).toBe("X-Mine");
	});
});

describe("a recorded delivery", () => {
	const recordedHeaders = [
		["User-Agent", "facebookexternalua"],
		["X-Trace", "é"],
		["X-Hub-Signature", "sha1=00"],
		["x-hub-signature-256", "sha256=00"],
	] as const;
	const parts = {
		body: payload,
		encode: "raw",
		secret,
		recordedHeaders,
	} as const;

	it("goes out with its own headers, signed anew", () => {
		expect(buildRequest(parts)).toEqual({
			body: payload,
			headers: [
				["User-Agent", "facebookexternalua"],
				["X-Trace", "é"],
				["X-Hub-Signature-256", sign(payload, secret)],
			],
		});
	});

	it("keeps its signature when told to", () => {
		const { headers } = buildRequest({ ...parts, keepSignature: true });
		expect(headers).toEqual(recordedHeaders);
	});
});

describe("what isn't JSON", () => {
	it.each([
		["a broken object", '{\n  "a": }', "line 2, column 8"],
		["bytes that aren't UTF-8", '["caf\xe9"]', "line 1, column 6"],
	])("%s is refused with its place", (_, text, place) => {
		const build = () =>
			buildRequest({ body: Buffer.from(text, "latin1"), encode: "meta" });
		expect(build).toThrow(JsonSyntaxError);
		expect(build).toThrow(place);
	});
});

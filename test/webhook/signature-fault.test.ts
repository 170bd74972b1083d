import { describe, expect, it } from "vitest";
import { checkSignature, sign } from "../../src/webhook/signature.ts";
import {
	faultySignature,
	signatureFaults,
} from "../../src/webhook/signature-fault.ts";
import { encode } from "../../src/webhook/wire.ts";
import { fixtures, textOf } from "../support/fixtures.ts";

const secret = "mysecret";
const body = Buffer.from('{"foo":"bar"}');
const right =
	"sha256=4864d2759938a15468b5df9ade20bf161da9b4f737ea61794142f3484236bda3";

describe("the header", () => {
	it.each([
		["bad", `${right.slice(0, -1)}0`],
		["empty", ""],
		["truncated", "sha256=4864d2759938a15468b5df9ade20bf16"],
		[
			"uppercase",
			"sha256=4864D2759938A15468B5DF9ADE20BF161DA9B4F737EA61794142F3484236BDA3",
		],
		["wrong-secret", sign(body, "not mysecret")],
	] as const)("%s", (fault, value) => {
		expect(faultySignature(fault, body, secret)).toEqual([
			["X-Hub-Signature-256", value],
		]);
	});

	it("is missing", () => {
		expect(faultySignature("missing", body, secret)).toEqual([]);
	});

	it("is the older one alone for sha1", () => {
		expect(faultySignature("sha1", body, secret)).toEqual([
			["X-Hub-Signature", "sha1=d03207e4b030cf234e3447bac4d93add4c6643d8"],
		]);
	});

	it("has the name that was asked for", () => {
		const headers = signatureFaults.flatMap((fault) =>
			faultySignature(fault, body, secret, "X-Webhook-Signature"),
		);
		expect(new Set(headers.map(([name]) => name))).toEqual(
			new Set(["X-Webhook-Signature"]),
		);
	});
});

describe("reserialised", () => {
	it.each([
		["what JSON.stringify makes of it", '{"a":"\\u00e9\\/"}', '{"a":"é/"}'],
		["what Python makes of it", '{"a":[1,2]}', '{"a": [1, 2]}'],
		["the body and a newline", "not JSON", "not JSON\n"],
		["the body and a newline, where nothing can differ", "[]", "[]\n"],
	])("signs %s", (_, text, signed) => {
		expect(faultySignature("reserialised", Buffer.from(text), secret)).toEqual([
			["X-Hub-Signature-256", sign(Buffer.from(signed), secret)],
		]);
	});

	it("takes a body nested too deep to be serialised", () => {
		const deep = Buffer.from("[".repeat(100_000) + "]".repeat(100_000));
		const [header] = faultySignature("reserialised", deep, secret);
		expect(header?.[1]).toMatch(/^sha256=[0-9a-f]{64}$/);
		expect(header?.[1]).not.toBe(sign(deep, secret));
	});
});

it.each(signatureFaults)("%s is refused for every fixture", (fault) => {
	for (const name of fixtures) {
		const wire = encode(textOf(name), "meta");
		const check = checkSignature({
			headers: faultySignature(fault, wire, secret),
			body: wire,
			secrets: [{ value: secret, label: "the secret" }],
			headerNames: ["X-Hub-Signature-256"],
		});
		expect(check.verified, name).toBe(false);
	}
});

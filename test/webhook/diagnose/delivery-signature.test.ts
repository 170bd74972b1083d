import { describe, expect, it } from "vitest";
import { bodyReadings } from "../../../src/webhook/body-guesses.ts";
import { findCode } from "../../../src/webhook/diagnose/codes.ts";
import { deliveriesCodes } from "../../../src/webhook/diagnose/deliveries/codes.ts";
import { diagnoseSignature } from "../../../src/webhook/diagnose/deliveries/signature.ts";
import { guessKeys } from "../../../src/webhook/key-guesses.ts";
import { sign } from "../../../src/webhook/signature.ts";

const secret = { value: '"0123456789ABCDEF"', label: "the app secret" };

it("knows what each guess means", () => {
	const keys = guessKeys([secret], [{ value: "x", label: "y" }]);
	const codes = new Set([...keys, ...bodyReadings].map(({ code }) => code));
	expect(codes.size).toBeGreaterThan(15);
	expect([...codes].filter((code) => findCode(code) === undefined)).toEqual([]);
});

describe.each(Object.entries(deliveriesCodes))("%s", (_code, meaning) => {
	it("says what is wrong in whole sentences", () => {
		const { fault, about } = meaning;
		const fix = "fix" in meaning ? meaning.fix : "None.";
		for (const text of [fault, fix, ...about]) {
			expect(text).toMatch(/^[\S].*[.?!]$/);
		}
		expect(about.length).toBeGreaterThan(0);
	});
});

it("does not call a signature with several headers right", () => {
	const body = Buffer.from("{}");
	const header = ["X-Hub-Signature-256", sign(body, secret.value)] as const;
	const finding = diagnoseSignature({
		headers: [header, header],
		body,
		headerNames: ["X-Hub-Signature-256"],
		secrets: [secret],
		otherKeys: [],
	});
	expect(finding).toMatchObject({ code: "signature-repeated", level: "fail" });
});

it("says where nothing more came", () => {
	const body = Buffer.from('{"a":1}');
	const finding = diagnoseSignature({
		headers: [
			["X-Hub-Signature-256", sign(Buffer.from('{"a":1}\n'), secret.value)],
		],
		body,
		headerNames: ["X-Hub-Signature-256"],
		secrets: [secret],
		otherKeys: [],
	});
	expect(finding.seen).toEqual([
		"the body: 7 bytes, spelled as Meta spells JSON",
		"they differ from byte 7 on",
		"came:   nothing more",
		'signed: "{\\"a\\":1}\\n", from there on 0a',
	]);
});

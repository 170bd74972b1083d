import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createProbeDesk } from "../../src/webhook/probe-answer.ts";

describe("a probe desk", () => {
	it("answers what it issued, once", () => {
		const desk = createProbeDesk(randomBytes);
		const { nonce, answer } = desk.issue();
		expect(desk.answer(`wa-hook.probe=${nonce}`)).toBe(answer);
		expect(desk.answer(`wa-hook.probe=${nonce}`)).toBeUndefined();
	});

	it("answers also when a tunnel has added parameters of its own", () => {
		const desk = createProbeDesk(randomBytes);
		const { nonce, answer } = desk.issue();
		expect(desk.answer(`a=1&wa-hook.probe=${nonce}&b=2`)).toBe(answer);
	});

	it("does not answer what another desk issued", () => {
		const { nonce } = createProbeDesk(randomBytes).issue();
		const desk = createProbeDesk(randomBytes);
		desk.issue();
		expect(desk.answer(`wa-hook.probe=${nonce}`)).toBeUndefined();
	});

	it("draws question and answer apart", () => {
		let drawn = 0;
		const desk = createProbeDesk((size) => {
			drawn += 1;
			return Buffer.alloc(size, drawn);
		});
		expect(desk.issue()).toEqual({
			nonce: "01".repeat(16),
			answer: "02".repeat(16),
		});
	});

	it("forgets the oldest beyond its limit", () => {
		const desk = createProbeDesk(randomBytes, 2);
		const [oldest, second, third] = [desk.issue(), desk.issue(), desk.issue()];
		expect(desk.answer(`wa-hook.probe=${oldest.nonce}`)).toBeUndefined();
		expect(desk.answer(`wa-hook.probe=${second.nonce}`)).toBe(second.answer);
		expect(desk.answer(`wa-hook.probe=${third.nonce}`)).toBe(third.answer);
	});

	it("answers no other query", () => {
		const desk = createProbeDesk(randomBytes);
		const { nonce } = desk.issue();
		const other = fc.oneof(
			fc.string(),
			fc.string().map((text) => `wa-hook.probe=${text}`),
			fc.constantFrom(
				`wa-hook.probe=${nonce.toUpperCase()}x`,
				`wa-hook_probe=${nonce}`,
				`xwa-hook.probe=${nonce}`,
				`wa-hook.probe=${nonce}0`,
				`wa-hook.probe=%20${nonce}`,
			),
		);
		fc.assert(fc.property(other, (query) => desk.answer(query) === undefined));
	});
});

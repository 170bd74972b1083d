import { describe, expect, it } from "vitest";
import { kinds, matchesKind } from "../../src/webhook/catalogue.ts";

describe("the catalogue", () => {
	it("names each kind once, in plain names, with a title", () => {
		const names = kinds.map(({ kind }) => kind);
		expect(new Set(names).size).toBe(names.length);
		expect(names).toContain("message.text");
		for (const { kind, title } of kinds) {
			expect(kind).toMatch(/^[a-z][a-z0-9_.]*$/);
			expect(title).not.toBe("");
		}
	});
});

describe("matchesKind", () => {
	it.each([
		["*", "anything"],
		["messages", "message.text"],
		["messages", "message.interactive.list_reply"],
		["messages", "messages"],
		["statuses", "status.failed"],
		["message", "message.text"],
		["status", "status.sent"],
		["message.text", "message.text"],
		["message.interactive", "message.interactive.button_reply"],
		["message.interactive", "message.interactive"],
		["errors", "errors"],
		["account_update", "account_update"],
	])("%s means %s", (pattern, kind) => {
		expect(matchesKind(pattern, kind)).toBe(true);
	});

	it.each([
		["messages", "status.sent"],
		["messages", "message_echoes"],
		["message", "message_echoes"],
		["message.te", "message.text"],
		["message.text", "message"],
		["statuses", "message.text"],
		["message.interactive", "message.interactivex"],
		["", "message.text"],
		["constructor", "message.text"],
	])("%j does not mean %s", (pattern, kind) => {
		expect(matchesKind(pattern, kind)).toBe(false);
	});
});

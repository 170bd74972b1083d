import { describe, expect, it } from "vitest";
import {
	fields,
	findField,
	fixtureName,
	kindPatterns,
	kinds,
	matchesKind,
} from "../../src/webhook/catalogue.ts";
import { fieldSchemas, schemaOf } from "../../src/webhook/schema/fields.ts";

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

	it("names each field once, in whatever spelling, and gives it kinds", () => {
		const names = fields.flatMap(({ field, also = [] }) => [field, ...also]);
		expect(new Set(names).size).toBe(names.length);
		expect(names).toContain("messages");
		for (const { field, kinds } of fields) {
			expect(field).toMatch(/^[a-z]+(_[a-z]+)*$/);
			expect(kinds).not.toEqual([]);
		}
	});

	it("has a schema for the value of each field, and for nothing else", () => {
		expect([...fieldSchemas.keys()].toSorted()).toEqual(
			fields.map(({ field }) => field).toSorted(),
		);
		expect(() => schemaOf("message_holograms")).toThrow("no schema");
	});

	it("tells which field brings a kind", () => {
		const fieldOf = (name: string) =>
			kinds.find(({ kind }) => kind === name)?.field;
		expect(fieldOf("status.failed")).toBe("messages");
		expect(fieldOf("group.create")).toBe("group_lifecycle_update");
		expect(fieldOf("gateway.message.received")).toBe("gateway");
	});
});

describe("findField", () => {
	it.each([
		["business_username_update", "business_username_update"],
		["business_username_updates", "business_username_update"],
		["group_participant_update", "group_participants_update"],
	])("finds %s", (name, field) => {
		expect(findField(name)?.field).toBe(field);
	});

	it.each(["", "message", "message_holograms", "constructor"])(
		"knows no field %j",
		(name) => {
			expect(findField(name)).toBeUndefined();
		},
	);
});

describe("fixtureName", () => {
	it.each([
		["message.text", "text"],
		["message.request_welcome", "request-welcome"],
		["message.interactive.button_reply", "button-reply"],
		["message.interactive.nfm_reply", "flow-reply"],
		["status.payment.captured", "status-payment-captured"],
		["gateway.session.qr_generated", "gateway-session-qr-generated"],
		["messages", "messages-other"],
		["message.unknown", "unknown"],
		["unknown", "unknown-field"],
	])("of %s is %s", (kind, name) => {
		expect(fixtureName(kind)).toBe(name);
	});

	it("is another for each kind", () => {
		const names = kinds.map(({ kind }) => fixtureName(kind));
		expect(new Set(names).size).toBe(kinds.length);
	});
});

describe("matchesKind", () => {
	it.each([
		["*", "anything", "at_all"],
		["*", "unknown", ""],
		["unknown", "unknown", ""],
		["unknown", "message_holograms", "message_holograms"],
		["unknown", "message.poll", "messages"],
		["messages", "message.text", "messages"],
		["messages", "message.interactive.list_reply", "messages"],
		["messages", "messages", "messages"],
		["statuses", "status.failed", "messages"],
		["statuses", "status.payment.captured", "messages"],
		["message", "message.text", "messages"],
		["status", "status.sent", "messages"],
		["status.payment", "status.payment.failed", "messages"],
		["message.text", "message.text", "messages"],
		["message.interactive", "message.interactive.button_reply", "messages"],
		["message.interactive", "message.interactive", "messages"],
		["errors", "errors", "messages"],
		["errors", "errors", "calls"],
		["account", "account.update", "account_update"],
		["account.update", "account.update", "account_update"],
		["account_update", "account.update", "account_update"],
		["calls", "call.connect", "calls"],
		["calls", "errors", "calls"],
		["group", "group.create", "group_lifecycle_update"],
		["group_lifecycle_update", "group.create", "group_lifecycle_update"],
		[
			"business_username_updates",
			"business.username",
			"business_username_update",
		],
		[
			"business_username_update",
			"business.username",
			"business_username_updates",
		],
		["gateway", "gateway.message.received", "gateway"],
		["gateway.message", "gateway.message.read", "gateway"],
		["message_holograms", "message_holograms", "message_holograms"],
	])("%s means %s of %s", (pattern, kind, field) => {
		expect(matchesKind(pattern, { kind, field })).toBe(true);
	});

	it.each([
		["messages", "status.sent", "messages"],
		["messages", "errors", "messages"],
		["messages", "echo.message", "message_echoes"],
		["messages", "gateway.message.received", "gateway"],
		["message", "message_echoes", "message_echoes"],
		["message.te", "message.text", "messages"],
		["message.text", "message", "messages"],
		["statuses", "message.text", "messages"],
		["statuses", "call.ringing", "calls"],
		["message.interactive", "message.interactivex", "messages"],
		["account_update", "account.alert", "account_alerts"],
		["account", "account_update", "account_updates"],
		["group_status_update", "group.create", "group_lifecycle_update"],
		["unknown", "message.text", "messages"],
		["unknown", "message.unknown", "messages"],
		["", "message.text", "messages"],
		["", "unknown", ""],
		["constructor", "message.text", "messages"],
		["message_holograms", "message.text", "messages"],
	])("%j does not mean %s of %j", (pattern, kind, field) => {
		expect(matchesKind(pattern, { kind, field })).toBe(false);
	});
});

describe("kindPatterns", () => {
	it("are what a person may type", () => {
		expect(kindPatterns).toEqual(
			expect.arrayContaining([
				"messages",
				"statuses",
				"message.text",
				"account_update",
			]),
		);
	});

	it.each([...new Set(kindPatterns)])(
		"%s means one kind at least",
		(pattern) => {
			const meant = kinds.filter((kind) => matchesKind(pattern, kind));
			expect(meant).not.toEqual([]);
		},
	);
});

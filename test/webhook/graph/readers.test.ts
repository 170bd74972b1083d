import { describe, expect, it } from "vitest";
import { readAppSubscriptions } from "../../../src/webhook/graph/app-subscription.ts";
import { readGraphError } from "../../../src/webhook/graph/graph-error.ts";
import { readHealth } from "../../../src/webhook/graph/health.ts";
import { nextPage } from "../../../src/webhook/graph/list-of.ts";
import { readPhoneNumber } from "../../../src/webhook/graph/phone-number.ts";
import { readRetryAfter } from "../../../src/webhook/graph/read-answer.ts";
import { readSubscribedApps } from "../../../src/webhook/graph/subscribed-app.ts";
import { readTokenFacts } from "../../../src/webhook/graph/token-facts.ts";
import { readUnknownField } from "../../../src/webhook/graph/unknown-field.ts";
import { versionNumber } from "../../../src/webhook/graph/version.ts";
import { readWaba } from "../../../src/webhook/graph/waba.ts";
import { readWebhookRoute } from "../../../src/webhook/graph/webhook-route.ts";

describe("an answer that is anything at all", () => {
	const readers = {
		readAppSubscriptions,
		readHealth,
		readPhoneNumber,
		readSubscribedApps,
		readTokenFacts,
		readWaba,
		readWebhookRoute,
		nextPage,
	};
	const answers = [
		undefined,
		null,
		7,
		"text",
		[],
		{},
		{ data: null },
		{ data: [null, 1, "x", [], {}] },
		{ data: { scopes: "all", granular_scopes: [{ scope: 1 }, null] } },
		{ health_status: { can_send_message: "BLOCKED", entities: [1, null] } },
		{ webhook_configuration: "none", paging: { next: "x", cursors: 1 } },
	];
	it.each(Object.entries(readers))("%s never throws", (_name, read) => {
		for (const answer of answers) expect(() => read(answer)).not.toThrow();
	});
});

it("fields come with their versions, or as names alone", () => {
	const answer = {
		data: [
			{
				object: "whatsapp_business_account",
				callback_url: "https://a.example/",
				fields: ["messages", { name: "calls", version: "v25.0" }],
			},
		],
	};
	expect(readAppSubscriptions(answer)).toEqual([
		{
			object: "whatsapp_business_account",
			callbackUrl: "https://a.example/",
			isActive: true,
			fields: [{ name: "messages" }, { name: "calls", version: "v25.0" }],
		},
	]);
});

it("the entities of a health status come as a list, or as an object with the indices for keys", () => {
	const entity = { entity_type: "WABA", id: "1", can_send_message: "LIMITED" };
	const read = {
		canSend: "LIMITED",
		entities: [
			{ type: "WABA", id: "1", canSend: "LIMITED", errors: [], remarks: [] },
		],
	};
	for (const entities of [[entity], { "0": entity }]) {
		const health_status = { can_send_message: "LIMITED", entities };
		expect(readHealth({ health_status })).toEqual(read);
	}
});

it("a token that does not expire has no end; one without targets is for all accounts", () => {
	const data = {
		is_valid: true,
		expires_at: 0,
		scopes: ["a"],
		granular_scopes: [{ scope: "a" }, { scope: "b", target_ids: [] }],
	};
	expect(readTokenFacts({ data })).toEqual({
		isValid: true,
		scopes: ["a"],
		granular: [{ scope: "a" }, { scope: "b", targets: [] }],
	});
});

it("Meta's words for a field that isn't there tell what the thing is", () => {
	const told = (type: string) =>
		readUnknownField({
			code: 100,
			message: `(#100) Tried accessing nonexisting field (x_y) on node type (${type})`,
		});
	expect(told("WhatsAppBusinessAccount")).toEqual({
		field: "x_y",
		node: "WhatsApp Business Account",
	});
	expect(told("WhatsAppBusinessPhoneNumber")?.node).toBe("phone number");
	expect(told("Application")?.node).toBe("app");
	expect(told("Business")?.node).toBe("business portfolio");
	expect(told("User")?.node).toBe("something else");
	expect(
		readUnknownField({ code: 100, message: "Invalid parameter" }),
	).toBeUndefined();
});

it("an error's details are a text, or in an object", () => {
	const read = (error_data: unknown) =>
		readGraphError({ error: { code: "131030", error_data } }, { status: 400 });
	expect(read("Not allowed")).toMatchObject({
		code: 131030,
		details: "Not allowed",
	});
	expect(read({ details: "Not allowed" })?.details).toBe("Not allowed");
	expect(readGraphError({ error: {} }, { status: 400 })).toBeUndefined();
});

it("Retry-After names seconds or a date", () => {
	const now = Date.parse("Sat, 21 Nov 2026 12:00:00 GMT");
	const read = (value: string) => readRetryAfter([["Retry-After", value]], now);
	expect(read("30")).toBe(30_000);
	expect(read("Sat, 21 Nov 2026 12:01:00 GMT")).toBe(60_000);
	expect(read("Sat, 21 Nov 2026 11:00:00 GMT")).toBe(0);
	expect(read("soon")).toBeUndefined();
	expect(read("-5")).toBeUndefined();
	expect(readRetryAfter([], now)).toBeUndefined();
});

it("versions are numbers", () => {
	expect(versionNumber("v25.0")).toBe(25);
	expect(versionNumber("9.1")).toBe(9.1);
	expect(versionNumber("latest")).toBeUndefined();
	expect(versionNumber("v25.0/../x")).toBeUndefined();
});

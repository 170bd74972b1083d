import { describe, expect, it } from "vitest";
import type { WebhookEvent } from "../../src/webhook/event.ts";
import { tellsOfFailure } from "../../src/webhook/failure.ts";

function event(kind: string, value: unknown = {}): WebhookEvent {
	return { kind, value, field: "", errors: [], sample: false, notes: [] };
}

const errors = [{ code: 131051, message: "can't be done" }];

describe("an event tells of failure", () => {
	it.each([
		event("status.failed"),
		event("status.payment.failed", { payment: {} }),
		event("errors"),
		{ ...event("message.unsupported"), errors: [{ code: 131051 }] },
		event("group.participants_remove", {
			failed_participants: [{ input: "16505551234", errors }],
		}),
		event("group.settings_update", {
			profile_picture: { update_successful: false, errors },
		}),
		event("call.terminate", { status: "FAILED" }),
		event("group.create", { errors: errors[0] }),
	])("$kind", (event) => {
		expect(tellsOfFailure(event)).toBe(true);
	});

	it.each([
		event("status.delivered", { status: "delivered", errors: [] }),
		event("call.terminate", { status: "COMPLETED" }),
		event("message.text", { text: { body: "failed errors" }, errors: {} }),
		event("group.settings_update", { profile_picture: { errors: null } }),
	])("or doesn't: $kind", (event) => {
		expect(tellsOfFailure(event)).toBe(false);
	});

	it("at any depth", () => {
		let value: unknown = { errors };
		for (let i = 0; i < 100_000; i++) value = [value];
		expect(tellsOfFailure(event("unknown", value))).toBe(true);
	});
});

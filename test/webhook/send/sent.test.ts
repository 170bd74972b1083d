import fc from "fast-check";
import { expect, it } from "vitest";
import { isMarkedRead, readSent } from "../../../src/webhook/send/sent.ts";

it("reads what Meta says to a message", () => {
	expect(
		readSent({
			messaging_product: "whatsapp",
			contacts: [
				{ input: "+16505551234", wa_id: "16505551234", user_id: "US.1" },
			],
			messages: [{ id: "wamid.1", message_status: "accepted" }],
		}),
	).toEqual({
		messageId: "wamid.1",
		status: "accepted",
		contacts: [{ input: "+16505551234", waId: "16505551234", userId: "US.1" }],
	});
});

it("reads the reply for a group, and for somebody without a number", () => {
	expect(
		readSent({
			contacts: [{ input: "US.1", user_id: "US.1" }],
			messages: [{ id: "wamid.1", group_id: "HBgL" }],
		}),
	).toEqual({
		messageId: "wamid.1",
		contacts: [{ input: "US.1", userId: "US.1" }],
		groupId: "HBgL",
	});
});

it.each([undefined, null, "ok", [], {}, { messages: {} }, { messages: [{}] }])(
	"finds no message in %j",
	(value) => {
		expect(readSent(value)).toBeUndefined();
	},
);

it("takes any contacts", () => {
	expect(
		readSent({ messages: [{ id: "wamid.1" }], contacts: [1, null, {}] }),
	).toEqual({ messageId: "wamid.1", contacts: [{}] });
});

it("never throws", () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			readSent({ messages: [value], contacts: value });
			readSent(value);
		}),
	);
});

it("knows that a message was marked as read", () => {
	expect(isMarkedRead({ success: true })).toBe(true);
	expect(isMarkedRead({ success: "true" })).toBe(false);
	expect(isMarkedRead(null)).toBe(false);
});

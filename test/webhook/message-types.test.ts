import { expect, it } from "vitest";
import type { WebhookEvent } from "../../src/webhook/event.ts";
import { messageTypes } from "../../src/webhook/message-types.ts";

it.each([
	["message.text", { type: "text" }, ["text"]],
	[
		"message.interactive.list_reply",
		{ type: "interactive", interactive: { type: "list_reply" } },
		["interactive", "list_reply"],
	],
	["echo.smb", { type: "image" }, ["image"]],
	["standby.message", { type: "text" }, ["text"]],
	["standby.echo", { message: { type: "template" } }, ["template"]],
	["gateway.message.received", { type: "text" }, ["text"]],
	["history.media", { type: "video" }, ["video"]],
	[
		"history.chunk",
		{ threads: [{ messages: [{ type: "text" }, { type: "audio" }] }] },
		["text", "audio"],
	],
	["status.payment.captured", { type: "payment" }, []],
	["account.update", { type: "text" }, []],
	["message.image", { image: {} }, ["image"]],
	[
		"message.interactive.list_reply",
		{ interactive: { list_reply: {} } },
		["interactive", "list_reply"],
	],
	["message.unknown", { type: 12 }, []],
	["standby.echo", { message: { message: { type: "text" } } }, []],
])("%s of %j is of the types %j", (kind, value, types) => {
	const event: WebhookEvent = {
		kind,
		field: "messages",
		errors: [],
		value,
		sample: false,
		notes: [],
	};
	expect(messageTypes(event)).toEqual(types);
});

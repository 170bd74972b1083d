import type { WebhookEvent } from "./event.ts";
import { elementEvent } from "./field.ts";
import {
	type Loose,
	looseName,
	looseObject,
	looseText,
	looseTime,
} from "./loose.ts";
import type { Ids } from "./party.ts";
import type { Scope } from "./scope.ts";

/** A message of any shape. One that does not stand in `value.messages` is of another kind, which says where it does. */
export function messageEvent(
	value: unknown,
	scope: Scope,
	kind = messageKind(value),
	counterpart: (message: Loose) => Ids = senderOf,
): WebhookEvent {
	const message = looseObject(value);
	const context = looseObject(message["context"]);
	const reaction = looseObject(message["reaction"]);
	return elementEvent(kind, value, scope, {
		who: counterpart(message),
		at: looseTime(message["timestamp"]),
		messageId: looseText(message["id"]),
		replyTo: looseText(context["id"]) ?? looseText(reaction["message_id"]),
		groupId: looseText(message["group_id"]),
	});
}

/** The kind that a message is of in `value.messages`: `message.text`, `message.interactive.list_reply`. */
export function messageKind(value: unknown): string {
	const message = looseObject(value);
	const type = messageType(message) ?? "unknown";
	if (type !== "interactive") return `message.${type}`;
	const reply = replyType(message);
	return reply ? `message.interactive.${reply}` : "message.interactive";
}

/** The type that a message says it has, or else that of the only part it brings. */
export function messageType(message: Loose): string | undefined {
	return looseName(message["type"]) ?? onlyPart(message);
}

/** The keys under which a message brings what it says, each the name of a type. */
export const messageParts = [
	"text",
	"image",
	"video",
	"audio",
	"document",
	"sticker",
	"location",
	"contacts",
	"interactive",
	"button",
	"order",
	"reaction",
	"system",
	"edit",
	"revoke",
] as const;
export type MessagePart = (typeof messageParts)[number];

/** Programs that write every key they know bring the others as `null`. */
function onlyPart(message: Loose): string | undefined {
	const brought = messageParts.filter(
		(part) => (message[part] ?? null) !== null,
	);
	return brought.length === 1 ? brought[0] : undefined;
}

/** The type of the reply in an interactive message: what it doesn't say of itself, the name of its part does. */
export function replyType(message: Loose): string | undefined {
	const interactive = looseObject(message["interactive"]);
	const { type = Object.keys(interactive).find((key) => /_reply$/.test(key)) } =
		interactive;
	return looseName(type);
}

/** Who wrote it. */
export function senderOf(message: Loose): Ids {
	return {
		phone: looseText(message["from"]),
		userId: looseText(message["from_user_id"]),
		parentUserId: looseText(message["from_parent_user_id"]),
	};
}

/** Whom it was written to, where a copy of a sent message says so. */
export function recipientOf(message: Loose): Ids {
	return {
		phone: looseText(message["to"]),
		userId: looseText(message["to_user_id"]),
		parentUserId: looseText(message["to_parent_user_id"]),
	};
}

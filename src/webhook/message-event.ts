import type { WebhookEvent } from "./event.ts";
import { readErrors } from "./event-errors.ts";
import {
	type Loose,
	looseName,
	looseObject,
	looseText,
	looseTime,
	present,
} from "./loose.ts";
import { readParty } from "./party.ts";
import type { Scope } from "./scope.ts";

/** One element of `value.messages`, whatever it turns out to be. */
export function messageEvent(
	value: unknown,
	{ common, contacts }: Scope,
	notes: readonly string[],
): WebhookEvent {
	const message = looseObject(value);
	const context = looseObject(message["context"]);
	const reaction = looseObject(message["reaction"]);
	return {
		kind: messageKind(message),
		errors: readErrors(message["errors"]),
		value,
		notes,
		...common,
		...readParty(
			{
				phone: looseText(message["from"]),
				userId: looseText(message["from_user_id"]),
			},
			contacts,
		),
		...present({
			at: looseTime(message["timestamp"]),
			messageId: looseText(message["id"]),
			replyTo: looseText(context["id"]) ?? looseText(reaction["message_id"]),
			groupId: looseText(message["group_id"]),
		}),
	};
}

function messageKind(message: Loose): string {
	const type = looseName(message["type"]) ?? "unknown";
	if (type !== "interactive") return `message.${type}`;
	const reply = looseName(looseObject(message["interactive"])["type"]);
	return reply ? `message.interactive.${reply}` : "message.interactive";
}

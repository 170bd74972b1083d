import type { WebhookEvent } from "../event.ts";
import { type Loose, looseObject, looseText, present } from "../loose.ts";
import { messageEvent, recipientOf } from "../message-event.ts";
import type { Ids } from "../party.ts";
import type { Scope } from "../scope.ts";

/** A copy of what another app sent, a message like any other or the request that sent it, as an event about whom it was written to. */
export function echoEvent(
	value: unknown,
	scope: Scope,
	kind: string,
): WebhookEvent {
	const sent = looseObject(looseObject(value)["message"]);
	const event = messageEvent(value, scope, kind, (echo) =>
		isAddressed(echo) ? recipientOf(echo) : addresseeOf(sent),
	);
	const context = looseObject(sent["context"]);
	const reaction = looseObject(sent["reaction"]);
	const isForGroup = sent["recipient_type"] === "group";
	return {
		...event,
		...present({
			replyTo:
				event.replyTo ??
				looseText(context["message_id"]) ??
				looseText(reaction["message_id"]),
			groupId:
				event.groupId ?? (isForGroup ? looseText(sent["to"]) : undefined),
		}),
	};
}

function isAddressed({ to, to_user_id }: Loose): boolean {
	return to !== undefined || to_user_id !== undefined;
}

function addresseeOf({ to, recipient, recipient_type }: Loose): Ids {
	const isPerson = recipient_type !== "group";
	return {
		// In a request people write the number as they like.
		phone: isPerson ? looseText(to)?.replace(/^\+/, "") : undefined,
		userId: looseText(recipient),
	};
}

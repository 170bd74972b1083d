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

/** One element of `value.statuses`. The party is who the message went to: in a group, the participant. */
export function statusEvent(
	value: unknown,
	scope: Scope,
	kind = statusKind(value),
): WebhookEvent {
	const status = looseObject(value);
	const isForGroup = status["recipient_type"] === "group";
	return elementEvent(kind, value, scope, {
		who: isForGroup ? participantOf(status) : statusRecipient(status),
		at: looseTime(status["timestamp"]),
		messageId: looseText(status["id"]),
		groupId:
			looseText(status["group_id"]) ??
			(isForGroup ? looseText(status["recipient_id"]) : undefined),
	});
}

/** The kind that a status is of: `status.failed`, for a payment `status.payment.captured`. */
function statusKind(value: unknown): string {
	const { type, status } = looseObject(value);
	const name = looseName(status) ?? "unknown";
	return type === "payment" ? `status.payment.${name}` : `status.${name}`;
}

/** Whom the message or the call of a status went to. */
export function statusRecipient(status: Loose): Ids {
	return {
		phone: looseText(status["recipient_id"]),
		userId: looseText(status["recipient_user_id"]),
	};
}

/** Meta's own documents spell the participant's number both ways. */
function participantOf(status: Loose): Ids {
	return {
		phone:
			looseText(status["recipient_participant_id"]) ??
			looseText(status["participant_recipient_id"]),
		userId: looseText(status["recipient_participant_user_id"]),
	};
}

import type { WebhookEvent } from "./event.ts";
import { elementEvent } from "./field.ts";
import {
	isLooseObject,
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
	const participant = participantOf(status);
	const isForGroup =
		status["recipient_type"] === "group" || participant !== undefined;
	return elementEvent(kind, value, scope, {
		who: participant ?? (isForGroup ? nobody : statusRecipient(status)),
		at: looseTime(status["timestamp"]),
		messageId: looseText(status["id"]),
		groupId:
			looseText(status["group_id"]) ??
			(isForGroup ? looseText(status["recipient_id"]) : undefined),
	});
}

/** The kind that a status is of: `status.failed`, for a payment `status.payment.captured`. */
function statusKind(value: unknown): string {
	const status = looseObject(value);
	const name = looseName(status["status"]) ?? "unknown";
	return isPaymentStatus(status) ? `status.payment.${name}` : `status.${name}`;
}

/** Whether it says what became of a payment, not of a message. */
export function isPaymentStatus({ type, payment }: Loose): boolean {
	return type === "payment" || isLooseObject(payment);
}

const nobody: Ids = { phone: undefined, userId: undefined };

/** Whom the message or the call of a status went to. */
export function statusRecipient(status: Loose): Ids {
	return {
		phone: looseText(status["recipient_id"]),
		userId: looseText(status["recipient_user_id"]),
		parentUserId:
			looseText(status["recipient_parent_user_id"]) ??
			looseText(status["parent_recipient_user_id"]) ??
			looseText(status["parent_user_id"]),
	};
}

/** Whom of a group it is about; Meta's own documents spell each of the keys in two ways. */
function participantOf(status: Loose): Ids | undefined {
	const participant: Ids = {
		phone:
			looseText(status["recipient_participant_id"]) ??
			looseText(status["participant_recipient_id"]),
		userId:
			looseText(status["recipient_participant_user_id"]) ??
			looseText(status["participant_recipient_user_id"]),
		parentUserId:
			looseText(status["recipient_participant_parent_user_id"]) ??
			looseText(status["participant_recipient_parent_user_id"]),
	};
	const isNamed = Object.values(participant).some((id) => id !== undefined);
	return isNamed ? participant : undefined;
}

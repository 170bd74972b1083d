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

/** One element of `value.statuses`. The party is who the message went to: in a group, the participant. */
export function statusEvent(
	value: unknown,
	{ common, contacts }: Scope,
	notes: readonly string[],
): WebhookEvent {
	const status = looseObject(value);
	const isForGroup = status["recipient_type"] === "group";
	return {
		kind: `status.${looseName(status["status"]) ?? "unknown"}`,
		errors: readErrors(status["errors"]),
		value,
		notes,
		...common,
		...readParty(
			isForGroup ? participantOf(status) : recipientOf(status),
			contacts,
		),
		...present({
			at: looseTime(status["timestamp"]),
			messageId: looseText(status["id"]),
			groupId:
				looseText(status["group_id"]) ??
				(isForGroup ? looseText(status["recipient_id"]) : undefined),
		}),
	};
}

function recipientOf(status: Loose) {
	return {
		phone: looseText(status["recipient_id"]),
		userId: looseText(status["recipient_user_id"]),
	};
}

/** Meta's own documents spell the participant's number both ways. */
function participantOf(status: Loose) {
	return {
		phone:
			looseText(status["recipient_participant_id"]) ??
			looseText(status["participant_recipient_id"]),
		userId: looseText(status["recipient_participant_user_id"]),
	};
}

import type { WebhookEvent } from "../webhook/event.ts";
import { looseObject } from "../webhook/loose.ts";

/** Whether an event is a message that the business sent: what comes in is the copy. */
export function isSentMessage({ kind, value }: WebhookEvent): boolean {
	// The file of an earlier message may be of either side.
	if (kind === "history.media") return "to" in looseObject(value);
	return sentMessages.test(kind);
}

/** Whether the person of an event is who something went to, rather than who it came from. */
export function isToPerson(event: WebhookEvent): boolean {
	return isSentMessage(event) || statuses.test(event.kind);
}

const sentMessages = /^echo\.|^standby\.echo$|^gateway\.message\.sent$/;
const statuses =
	/^status\.|^standby\.status$|^gateway\.message\.(?:delivered|read)$/;

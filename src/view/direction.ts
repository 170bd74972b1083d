import type { WebhookEvent } from "../webhook/event.ts";
import { looseObject } from "../webhook/loose.ts";

/** Whether an event is a message that the business sent: what comes in is the copy. */
export function isSentMessage({ kind, value }: WebhookEvent): boolean {
	// The file of an earlier message may be of either side.
	if (kind === "history.media") return Object.hasOwn(looseObject(value), "to");
	return sentMessages.test(kind);
}

/** Whether an event is about a call by the business to a customer. */
export function isOutgoingCall({ kind, value }: WebhookEvent): boolean {
	if (!kind.startsWith("call.")) return false;
	if (outgoingCalls.test(kind)) return true;
	const { direction, session } = looseObject(value);
	// Whoever is called makes the answer; where the direction isn't said, this tells it.
	return typeof direction === "string"
		? /^business_initiated$/i.test(direction)
		: looseObject(session)["sdp_type"] === "answer";
}

/** Whether the person of an event is who something went to, rather than who it came from. */
export function isToPerson(event: WebhookEvent): boolean {
	return (
		isSentMessage(event) || isOutgoingCall(event) || statuses.test(event.kind)
	);
}

/** Whether an event came from a person to a number of ours; what is neither this nor to a person only happened there. */
export function isFromPerson(event: WebhookEvent): boolean {
	return !isToPerson(event) && received.test(event.kind);
}

const sentMessages = /^echo\.|^standby\.echo$|^gateway\.message\.sent$/;
const outgoingCalls = /^call\.(?:ringing|accepted|rejected)$/;
const statuses =
	/^status\.|^standby\.status$|^gateway\.message\.(?:delivered|read)$/;
const received =
	/^message\.|^call\.|^standby\.message$|^history\.media$|^gateway\.message\.received$/;

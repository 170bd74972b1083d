import { elementEvent, type Field } from "../field.ts";
import {
	type Loose,
	looseName,
	looseObject,
	looseText,
	looseTime,
} from "../loose.ts";
import { recipientOf, senderOf } from "../message-event.ts";
import type { Scope } from "../scope.ts";
import { statusRecipient } from "../status-event.ts";
import { readLists } from "./lists.ts";

/** Calls to and from a business number, and their states. */
export const calls: Field = {
	field: "calls",
	kinds: [
		{ kind: "call.connect", title: "a call comes in, or was answered" },
		{ kind: "call.terminate", title: "a call ended" },
		{ kind: "call.created", title: "a call was begun" },
		{ kind: "call.recording_available", title: "a call's recording is ready" },
		{
			kind: "call.transcription_available",
			title: "a call's transcript is ready",
		},
		{ kind: "call.ringing", title: "a call of yours rings" },
		{ kind: "call.accepted", title: "a call of yours was accepted" },
		{ kind: "call.rejected", title: "a call of yours was rejected" },
	],
	marks: ["calls"],
	read: readLists("calls", { calls: callEvent, statuses: callStatus }),
};

function callEvent(value: unknown, scope: Scope) {
	const call = looseObject(value);
	const name = looseName(call["event"]) ?? looseName(call["status"]);
	const event = name?.replace(/^call_/, "") ?? "unknown";
	return elementEvent(`call.${event}`, value, scope, {
		who: counterpart(call, scope),
		at: looseTime(call["timestamp"]),
		messageId: looseText(call["id"]),
	});
}

function counterpart(call: Loose, { common }: Scope) {
	const isOurs =
		call["direction"] === "BUSINESS_INITIATED" ||
		(call["direction"] === undefined &&
			common.displayPhoneNumber !== undefined &&
			looseText(call["from"]) === common.displayPhoneNumber);
	return isOurs ? recipientOf(call) : senderOf(call);
}

function callStatus(value: unknown, scope: Scope) {
	const status = looseObject(value);
	const name = looseName(status["status"]) ?? "unknown";
	return elementEvent(`call.${name}`, value, scope, {
		who: statusRecipient(status),
		at: looseTime(status["timestamp"]),
		messageId: looseText(status["id"]),
	});
}

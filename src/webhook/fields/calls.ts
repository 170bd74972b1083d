import * as z from "zod";
import { each, elementEvent, type Field, valueErrors } from "../field.ts";
import {
	type Loose,
	looseName,
	looseObject,
	looseText,
	looseTime,
} from "../loose.ts";
import { recipientOf, senderOf } from "../message-event.ts";
import { conversationFrame, errorSchema } from "../schema/pieces.ts";
import type { Scope } from "../scope.ts";
import { statusRecipient } from "../status-event.ts";

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
	schema: z.looseObject({
		...conversationFrame,
		calls: z.array(z.looseObject({})).optional(),
		statuses: z.array(z.looseObject({})).optional(),
		errors: z.array(errorSchema).optional(),
	}),
	marks: ["calls"],
	read: (value, scope) => [
		...each(value, "calls", (call) => callEvent(call, scope)),
		...each(value, "statuses", (status) => callStatus(status, scope)),
		...valueErrors(value, scope),
	],
};

function callEvent(value: unknown, scope: Scope) {
	const call = looseObject(value);
	const event = looseName(call["event"])?.replace(/^call_/, "") ?? "unknown";
	return elementEvent(`call.${event}`, value, scope, {
		who: counterpart(call),
		at: looseTime(call["timestamp"]),
		messageId: looseText(call["id"]),
	});
}

function counterpart(call: Loose) {
	return call["direction"] === "BUSINESS_INITIATED"
		? recipientOf(call)
		: senderOf(call);
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

import * as z from "zod";
import { each, elementEvent, type Field } from "../field.ts";
import { isLooseObject, looseObject } from "../loose.ts";
import { messageEvent, recipientOf } from "../message-event.ts";
import { conversationFrame } from "../schema/pieces.ts";
import type { Scope } from "../scope.ts";

/** Earlier chats of the WhatsApp Business app, after a business has shared them. */
export const history: Field = {
	field: "history",
	kinds: [
		{ kind: "history.chunk", title: "earlier chats, a part of them" },
		{
			kind: "history.declined",
			title: "the business does not share its earlier chats",
		},
		{ kind: "history.media", title: "the file of a message in earlier chats" },
	],
	schema: z.looseObject({
		...conversationFrame,
		history: z.array(z.looseObject({})).optional(),
	}),
	marks: ["history"],
	read: (value, scope) => [
		...each(value, "history", (chunk) => chunkEvent(chunk, scope)),
		...each(value, "messages", (message) =>
			messageEvent(message, scope, "history.media"),
		),
		...each(value, "message_echoes", (echo) =>
			messageEvent(echo, scope, "history.media", recipientOf),
		),
	],
};

function chunkEvent(value: unknown, scope: Scope) {
	const { threads, errors } = looseObject(value);
	const isDeclined =
		threads === undefined && (Array.isArray(errors) || isLooseObject(errors));
	const kind = isDeclined ? "history.declined" : "history.chunk";
	return elementEvent(kind, value, scope, {});
}

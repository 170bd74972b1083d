import { elementEvent, type Field } from "../field.ts";
import {
	isLooseObject,
	type Loose,
	looseList,
	looseObject,
	looseText,
} from "../loose.ts";
import { messageEvent, recipientOf } from "../message-event.ts";
import type { Scope } from "../scope.ts";
import { readLists } from "./lists.ts";

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
	marks: ["history"],
	read: readLists("history", {
		history: chunkEvent,
		messages: (message, scope) => messageEvent(message, scope, "history.media"),
		message_echoes: (echo, scope) =>
			messageEvent(echo, scope, "history.media", recipientOf),
	}),
};

function chunkEvent(value: unknown, { common }: Scope) {
	const { threads, errors } = looseObject(value);
	const isDeclined =
		threads === undefined && (Array.isArray(errors) || isLooseObject(errors));
	const { id, context } = loneChat(threads);
	const { wa_id, user_id, username } = looseObject(context);
	return elementEvent(
		isDeclined ? "history.declined" : "history.chunk",
		value,
		{ common, contacts: [{ profile: { username } }] },
		{
			who: {
				phone: looseText(wa_id) ?? looseText(id),
				userId: looseText(user_id),
			},
		},
	);
}

/** A chunk of one chat is about the person on its other side; one of several is about nobody in particular. */
function loneChat(threads: unknown): Loose {
	const [first, ...others] = looseList(threads);
	return others.length === 0 ? looseObject(first) : {};
}

import * as z from "zod";
import {
	each,
	elementEvent,
	type Field,
	type Part,
	valueErrors,
	wholeEvent,
} from "../field.ts";
import { type Loose, looseName, looseObject, looseTime } from "../loose.ts";
import { messageEvent } from "../message-event.ts";
import { messageSchema } from "../schema/message.ts";
import { conversationFrame, errorSchema } from "../schema/pieces.ts";
import { statusSchema } from "../schema/status.ts";
import { userActionSchema } from "../schema/user-action.ts";
import type { Scope } from "../scope.ts";
import { statusEvent } from "../status-event.ts";
import { messageKinds } from "./message-kinds.ts";
import { statusKinds } from "./status-kinds.ts";

/** What people write, and what became of what was written to them. */
export const messages: Field = {
	field: "messages",
	kinds: [
		...messageKinds,
		...statusKinds,
		{ kind: "errors", title: "an error about the number as a whole" },
		{
			kind: "user_action.marketing_messages_link_click",
			title: "a link in a marketing message was clicked",
		},
		{ kind: "messages", title: "something else under the messages field" },
	],
	schema: z.looseObject({
		...conversationFrame,
		messages: z.array(messageSchema).optional(),
		statuses: z.array(statusSchema).optional(),
		errors: z.array(errorSchema).optional(),
		user_actions: z.array(userActionSchema).optional(),
		/** The story of a conversation that another app had before. */
		conversation_context: z.looseObject({}).optional(),
	}),
	marks: ["messages", "statuses", "user_actions"],
	read: (value, scope) => {
		const parts = [
			...each(value, "messages", (message) => messageEvent(message, scope)),
			...each(value, "statuses", (status) => statusEvent(status, scope)),
			...valueErrors(value, scope),
			...each(value, "user_actions", (action) => userAction(action, scope)),
		];
		return parts.length > 0 ? [...parts, ...otherParts(value, scope)] : [];
	},
};

function userAction(value: unknown, scope: Scope) {
	const action = looseObject(value);
	const type = looseName(action["action_type"]) ?? "unknown";
	return elementEvent(`user_action.${type}`, value, scope, {
		who: { phone: undefined, userId: undefined },
		at: looseTime(action["timestamp"]),
	});
}

/** What a value holds that no other event of it says: the story of a handed-over conversation, a list that is none, what is yet to come. */
function otherParts(value: Loose, scope: Scope): readonly Part[] {
	const rest = Object.entries(value).filter(
		([key, part]) =>
			!frame.has(key) && !(lists.has(key) && Array.isArray(part ?? [])),
	);
	if (rest.length === 0) return [];
	const event = wholeEvent("messages", Object.fromEntries(rest), scope);
	return [{ path: [], event }];
}

// What all events of the value say.
const frame: ReadonlySet<string> = new Set([
	"messaging_product",
	"metadata",
	"contacts",
]);

const lists: ReadonlySet<string> = new Set([
	"messages",
	"statuses",
	"errors",
	"user_actions",
]);

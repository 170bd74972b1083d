import { elementEvent, type Field, valueErrors } from "../field.ts";
import { looseName, looseObject, looseTime } from "../loose.ts";
import { messageEvent } from "../message-event.ts";
import type { Scope } from "../scope.ts";
import { statusEvent } from "../status-event.ts";
import { each, isListed, otherParts } from "./lists.ts";
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
		{
			kind: "user_action.landing_page_view",
			title: "the page behind a link in a marketing message was opened",
		},
		{ kind: "messages", title: "something else under the messages field" },
	],
	marks: ["messages", "statuses", "user_actions"],
	read: (value, scope) => {
		const parts = [
			...each(value, "messages", (message) => messageEvent(message, scope)),
			...each(value, "statuses", (status) => statusEvent(status, scope)),
			...valueErrors(value, scope),
			...each(value, "user_actions", (action) => userAction(action, scope)),
		];
		if (parts.length === 0) return [];
		// The story of a handed-over conversation, a list that is none, what is yet to come.
		const isRead = (key: string) => lists.has(key) && isListed(value[key]);
		return [...parts, ...otherParts("messages", value, scope, isRead)];
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

const lists: ReadonlySet<string> = new Set([
	"messages",
	"statuses",
	"errors",
	"user_actions",
]);

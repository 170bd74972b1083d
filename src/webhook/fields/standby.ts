import type { Field } from "../field.ts";
import { isLooseObject } from "../loose.ts";
import { messageEvent } from "../message-event.ts";
import { readContacts } from "../party.ts";
import { statusEvent } from "../status-event.ts";
import { echoEvent } from "./echo.ts";
import { otherParts, readLists } from "./lists.ts";

/** Copies of the traffic while another app has the conversation. */
export const standby: Field = {
	field: "standby",
	kinds: [
		{
			kind: "standby.message",
			title: "a message, while another app has the conversation",
		},
		{
			kind: "standby.echo",
			title: "what the app that has the conversation sent",
		},
		{ kind: "standby.status", title: "what became of what it sent" },
	],
	marks: ["standby"],
	read: (value, { common, contacts }) => {
		const { standby } = value;
		if (!isLooseObject(standby)) return [];
		const scope = {
			common,
			contacts: [...readContacts(standby), ...contacts],
		};
		const parts = readTraffic(standby, scope).map(({ path, event }) => ({
			path: ["standby", ...path],
			event,
		}));
		const isRead = (key: string) => key === "standby";
		return parts.length === 0
			? []
			: [...parts, ...otherParts("standby", value, scope, isRead)];
	},
};

const readTraffic = readLists("standby", {
	messages: (message, scope) => messageEvent(message, scope, "standby.message"),
	message_echoes: (echo, scope) => echoEvent(echo, scope, "standby.echo"),
	statuses: (status, scope) => statusEvent(status, scope, "standby.status"),
});

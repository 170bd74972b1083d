import * as z from "zod";
import { each, type Field } from "../field.ts";
import { looseObject } from "../loose.ts";
import { messageEvent, recipientOf } from "../message-event.ts";
import { readContacts } from "../party.ts";
import { conversationFrame } from "../schema/pieces.ts";
import { statusEvent } from "../status-event.ts";

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
	schema: z.looseObject({ ...conversationFrame, standby: z.looseObject({}) }),
	marks: ["standby"],
	read: (value, { common, contacts }) => {
		const standby = looseObject(value["standby"]);
		const scope = {
			common,
			contacts: [...readContacts(standby), ...contacts],
		};
		return [
			...each(
				standby,
				"messages",
				(message) => messageEvent(message, scope, "standby.message"),
				["standby"],
			),
			...each(
				standby,
				"message_echoes",
				(echo) => messageEvent(echo, scope, "standby.echo", recipientOf),
				["standby"],
			),
			...each(
				standby,
				"statuses",
				(status) => statusEvent(status, scope, "standby.status"),
				["standby"],
			),
		];
	},
};

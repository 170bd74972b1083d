import type { Field } from "../field.ts";
import { echoEvent } from "./echo.ts";
import { readLists, type ToEvent } from "./lists.ts";

/** Copies of what a person at the business wrote in the WhatsApp Business app. */
export const smbMessageEchoes: Field = {
	field: "smb_message_echoes",
	kinds: [
		{
			kind: "echo.smb",
			title: "a message written in the WhatsApp Business app",
		},
	],
	marks: ["message_echoes"],
	read: readEchoes("smb_message_echoes", "echo.smb"),
};

/** Copies of what another app sent. */
export const messageEchoes: Field = {
	field: "message_echoes",
	kinds: [{ kind: "echo.message", title: "a message sent by another app" }],
	read: readEchoes("message_echoes", "echo.message"),
};

function readEchoes(field: string, kind: string): Field["read"] {
	const toEvent: ToEvent = (echo, scope) => echoEvent(echo, scope, kind);
	// People who post echoes of their own take the list of the field `messages`.
	return readLists(field, { message_echoes: toEvent, messages: toEvent });
}

import * as z from "zod";
import { each, type Field } from "../field.ts";
import { messageEvent, recipientOf } from "../message-event.ts";
import { conversationFrame } from "../schema/pieces.ts";

const schema = z.looseObject({
	...conversationFrame,
	message_echoes: z.array(z.looseObject({})),
});

/** Copies of what a person at the business wrote in the WhatsApp Business app. */
export const smbMessageEchoes: Field = {
	field: "smb_message_echoes",
	kinds: [
		{
			kind: "echo.smb",
			title: "a message written in the WhatsApp Business app",
		},
	],
	schema,
	marks: ["message_echoes"],
	read: echoesAs("echo.smb"),
};

/** Copies of what another app sent. */
export const messageEchoes: Field = {
	field: "message_echoes",
	kinds: [{ kind: "echo.message", title: "a message sent by another app" }],
	schema,
	read: echoesAs("echo.message"),
};

function echoesAs(kind: string): Field["read"] {
	return (value, scope) =>
		each(value, "message_echoes", (echo) =>
			messageEvent(echo, scope, kind, recipientOf),
		);
}

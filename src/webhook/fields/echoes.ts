import * as z from "zod";
import type { Field } from "../field.ts";
import { echoSchema } from "../schema/message.ts";
import { conversationFrame } from "../schema/pieces.ts";
import { echoEvent, sentEchoSchema } from "./echo.ts";
import { readLists, type ToEvent } from "./lists.ts";

/** Messages as they come in, but for `from` being the business and `to` the customer. */
export const smbMessageEchoesSchema = z.lazy(() =>
	z.looseObject({
		...conversationFrame,
		message_echoes: z.array(echoSchema),
	}),
);
export type SmbMessageEchoes = z.infer<typeof smbMessageEchoesSchema>;

/** No page of Meta's describes it: its elements are taken for those that come on standby. */
export const messageEchoesSchema = z.lazy(() =>
	z.looseObject({
		...conversationFrame,
		message_echoes: z.array(sentEchoSchema),
	}),
);
export type MessageEchoes = z.infer<typeof messageEchoesSchema>;

/** Copies of what a person at the business wrote in the WhatsApp Business app. */
export const smbMessageEchoes: Field = {
	field: "smb_message_echoes",
	kinds: [
		{
			kind: "echo.smb",
			title: "a message written in the WhatsApp Business app",
		},
	],
	schema: smbMessageEchoesSchema,
	marks: ["message_echoes"],
	read: readEchoes("smb_message_echoes", "echo.smb"),
};

/** Copies of what another app sent. */
export const messageEchoes: Field = {
	field: "message_echoes",
	kinds: [{ kind: "echo.message", title: "a message sent by another app" }],
	schema: messageEchoesSchema,
	read: readEchoes("message_echoes", "echo.message"),
};

function readEchoes(field: string, kind: string): Field["read"] {
	const toEvent: ToEvent = (echo, scope) => echoEvent(echo, scope, kind);
	// People who post echoes of their own take the list of the field `messages`.
	return readLists(field, { message_echoes: toEvent, messages: toEvent });
}

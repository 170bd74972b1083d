import * as z from "zod";
import { sentEchoSchema } from "./echo.ts";
import { messageSchema } from "./message.ts";
import { contactSchema, conversationFrame } from "./pieces.ts";
import { statusSchema } from "./status.ts";

/** What goes on in a conversation that another app has. */
export const standbySchema = z.lazy(() =>
	z.looseObject({
		...conversationFrame,
		standby: z.looseObject({
			contacts: z.array(contactSchema).optional(),
			messages: z.array(messageSchema).optional(),
			message_echoes: z.array(sentEchoSchema).optional(),
			statuses: z.array(statusSchema).optional(),
		}),
	}),
);
export type Standby = z.infer<typeof standbySchema>;

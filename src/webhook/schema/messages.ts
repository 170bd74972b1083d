import * as z from "zod";
import { messageSchema } from "./message.ts";
import { conversationFrame, errorSchema } from "./pieces.ts";
import { statusSchema } from "./status.ts";
import { userActionSchema } from "./user-action.ts";

/** What the field brings: as a rule one message, or the statuses of one. */
export const messagesSchema = z.lazy(() =>
	z.looseObject({
		...conversationFrame,
		messages: z.array(messageSchema).optional(),
		statuses: z.array(statusSchema).optional(),
		errors: z.array(errorSchema).optional(),
		user_actions: z.array(userActionSchema).optional(),
		/** The story of a conversation that another app had before. */
		conversation_context: z.looseObject({}).optional(),
	}),
);
export type Messages = z.infer<typeof messagesSchema>;

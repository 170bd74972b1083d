import * as z from "zod";
import { echoSchema, historyMessageSchema, messageSchema } from "./message.ts";
import { conversationFrame, errorSchema, text, userId } from "./pieces.ts";

const thread = z.lazy(() =>
	z.looseObject({
		id: text.optional(),
		context: z
			.looseObject({
				wa_id: text.optional(),
				user_id: userId.optional(),
				parent_user_id: userId.optional(),
				username: text.optional(),
			})
			.optional(),
		messages: z.array(historyMessageSchema),
	}),
);

const chunk = z.lazy(() =>
	z
		.looseObject({
			metadata: z
				.looseObject({
					phase: z.literal([0, 1, 2]),
					chunk_order: z.number(),
					progress: z.number(),
				})
				.optional(),
			threads: z.array(thread).optional(),
			errors: z.array(errorSchema).optional(),
		})
		.refine(({ threads, errors }) => threads ?? errors, { path: ["threads"] }),
);

/** Parts of earlier chats, the refusal to share them, or, later and without `history`, the files of their messages. */
export const historySchema = z.lazy(() =>
	z
		.looseObject({
			...conversationFrame,
			history: z.array(chunk).optional(),
			messages: z.array(messageSchema).optional(),
			message_echoes: z.array(echoSchema).optional(),
		})
		.refine(
			({ history, messages, message_echoes }) =>
				history ?? messages ?? message_echoes,
			{ path: ["history"] },
		),
);
export type History = z.infer<typeof historySchema>;

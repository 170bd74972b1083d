import * as z from "zod";
import { conversationFrame, text, timestamp, userId } from "./pieces.ts";

const change = z.looseObject({ previous: userId, current: userId });

/** Customers' user ids, as they were and as they are. */
export const userIdUpdateSchema = z.lazy(() =>
	z.looseObject({
		...conversationFrame,
		user_id_update: z.array(
			z.looseObject({
				wa_id: text.optional(),
				detail: text.optional(),
				user_id: change,
				parent_user_id: change.optional(),
				timestamp,
			}),
		),
	}),
);
export type UserIdUpdate = z.infer<typeof userIdUpdateSchema>;

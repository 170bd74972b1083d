import * as z from "zod";
import { conversationFrame, seconds, text, userId } from "./pieces.ts";
import { either } from "./required.ts";

/** What customers want to get. */
export const userPreferencesSchema = z.lazy(() =>
	z.looseObject({
		...conversationFrame,
		user_preferences: z.array(
			z
				.looseObject({
					wa_id: text.optional(),
					user_id: userId.optional(),
					parent_user_id: userId.optional(),
					detail: text,
					category: z.enum(["marketing_messages"]),
					value: z.enum(["stop", "resume", "signup"]),
					timestamp: seconds,
				})
				.check(either("wa_id", "user_id")),
		),
	}),
);
export type UserPreferences = z.infer<typeof userPreferencesSchema>;

import * as z from "zod";
import { elementEvent, type Field } from "../field.ts";
import { looseObject, looseText, looseTime } from "../loose.ts";
import { conversationFrame, seconds, text, userId } from "../schema/pieces.ts";
import { either } from "../schema/required.ts";
import { readLists } from "./lists.ts";

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

/** A customer stopped marketing messages, or wants them again. */
export const userPreferences: Field = {
	field: "user_preferences",
	kinds: [
		{
			kind: "user.preferences",
			title: "marketing messages stopped or resumed",
		},
	],
	schema: userPreferencesSchema,
	marks: ["user_preferences"],
	read: readLists("user_preferences", {
		user_preferences: (preference, scope) => {
			const { wa_id, user_id, timestamp } = looseObject(preference);
			return elementEvent("user.preferences", preference, scope, {
				who: { phone: looseText(wa_id), userId: looseText(user_id) },
				at: looseTime(timestamp),
			});
		},
	}),
};

import { elementEvent, type Field } from "../field.ts";
import { looseObject, looseText, looseTime } from "../loose.ts";
import { readLists } from "./lists.ts";

/** A customer stopped marketing messages, or wants them again. */
export const userPreferences: Field = {
	field: "user_preferences",
	kinds: [
		{
			kind: "user.preferences",
			title: "marketing messages stopped or resumed",
		},
	],
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

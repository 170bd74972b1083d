import { elementEvent, type Field } from "../field.ts";
import { looseObject, looseText, looseTime } from "../loose.ts";
import { readLists } from "./lists.ts";

/** A customer has another user id from now on. */
export const userIdUpdate: Field = {
	field: "user_id_update",
	kinds: [{ kind: "user.id", title: "a customer's user id changed" }],
	marks: ["user_id_update"],
	read: readLists("user_id_update", {
		user_id_update: (update, scope) => {
			const { wa_id, user_id, timestamp } = looseObject(update);
			const { current } = looseObject(user_id);
			return elementEvent("user.id", update, scope, {
				who: {
					phone: looseText(wa_id),
					userId: looseText(current) ?? looseText(user_id),
				},
				at: looseTime(timestamp),
			});
		},
	}),
};

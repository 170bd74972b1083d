import * as z from "zod";
import { elementEvent, type Field } from "../field.ts";
import { looseObject, looseText, looseTime } from "../loose.ts";
import {
	conversationFrame,
	text,
	timestamp,
	userId,
} from "../schema/pieces.ts";
import { readLists } from "./lists.ts";

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

/** A customer has another user id from now on. */
export const userIdUpdate: Field = {
	field: "user_id_update",
	kinds: [{ kind: "user.id", title: "a customer's user id changed" }],
	schema: userIdUpdateSchema,
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

import * as z from "zod";
import { elementEvent, type Field } from "../field.ts";
import { looseName, looseObject, looseText, looseTime } from "../loose.ts";
import {
	conversationFrame,
	text,
	timestamp,
	userId,
} from "../schema/pieces.ts";
import { either } from "../schema/required.ts";
import type { Scope } from "../scope.ts";
import { readLists } from "./lists.ts";

/** The contacts of the WhatsApp Business app, as they come and go; one that is edited is added again. */
export const smbAppStateSyncSchema = z.lazy(() =>
	z.looseObject({
		...conversationFrame,
		state_sync: z.array(
			z.looseObject({
				type: z.literal("contact"),
				action: z.enum(["add", "remove"]),
				contact: z
					.looseObject({
						full_name: z.string().optional(),
						first_name: z.string().optional(),
						phone_number: text.optional(),
						user_id: userId.optional(),
						parent_user_id: userId.optional(),
						username: text.optional(),
					})
					.check(either("phone_number", "user_id")),
				metadata: z.looseObject({ timestamp }),
			}),
		),
	}),
);
export type SmbAppStateSync = z.infer<typeof smbAppStateSyncSchema>;

/** What is synchronised with the WhatsApp Business app. */
export const stateSync: Field = {
	field: "smb_app_state_sync",
	kinds: [
		{
			kind: "state_sync.contact",
			title: "a contact of the WhatsApp Business app was added or removed",
		},
	],
	schema: smbAppStateSyncSchema,
	marks: ["state_sync"],
	read: readLists("smb_app_state_sync", { state_sync: syncEvent }),
};

function syncEvent(value: unknown, { common }: Scope) {
	const { type, contact, metadata } = looseObject(value);
	const { full_name, first_name, phone_number, user_id, username } =
		looseObject(contact);
	// The same facts under the names that contacts have elsewhere.
	const profile = {
		name: looseText(full_name) ?? looseText(first_name),
		username,
	};
	return elementEvent(
		`state_sync.${looseName(type) ?? "unknown"}`,
		value,
		{ common, contacts: [{ profile }] },
		{
			who: { phone: looseText(phone_number), userId: looseText(user_id) },
			at: looseTime(looseObject(metadata)["timestamp"]),
		},
	);
}

import { elementEvent, type Field } from "../field.ts";
import { looseName, looseObject, looseText, looseTime } from "../loose.ts";
import type { Scope } from "../scope.ts";
import { readLists } from "./lists.ts";

/** What is synchronised with the WhatsApp Business app. */
export const stateSync: Field = {
	field: "smb_app_state_sync",
	kinds: [
		{
			kind: "state_sync.contact",
			title: "a contact of the WhatsApp Business app was added or removed",
		},
	],
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

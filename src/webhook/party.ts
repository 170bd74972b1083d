import type { Party, WebhookEvent } from "./event.ts";
import {
	type Loose,
	looseList,
	looseObject,
	looseText,
	present,
	sharedText,
} from "./loose.ts";

// Meta batches up to 1000 updates into one delivery.
const maxContacts = 1000;

/** `value.contacts`, the first thousand of them. */
export function readContacts(value: Loose): readonly Loose[] {
	return looseList(value["contacts"]).slice(0, maxContacts).map(looseObject);
}

/** The ids by which a message, a status or a call names a person. */
export interface Ids {
	readonly phone: string | undefined;
	readonly userId: string | undefined;
	/** Their user id for all businesses of a group, where the group has that. */
	readonly parentUserId?: string | undefined;
}

/** A user id, by which a business knows somebody whatever their number: a country, then a part of Meta's own; `US.ENT.…` for a group of businesses. */
export const userIdPattern = /^[A-Z]{2}\.(?:ENT\.)?[0-9A-Za-z]{1,128}$/;

/** Who it is, from the ids on the message or status and the contact that goes with them. */
export function readParty(
	ids: Ids,
	contacts: readonly Loose[],
): Pick<WebhookEvent, "party"> {
	const contact = matchingContact(ids, contacts);
	const profile = looseObject(contact["profile"]);
	const party: Party = present({
		name: sharedText(profile["name"]),
		phone: ids.phone ?? sharedText(contact["wa_id"]),
		userId: ids.userId ?? sharedText(contact["user_id"]) ?? ids.parentUserId,
		username: sharedText(profile["username"]),
	});
	return Object.keys(party).length > 0 ? { party } : {};
}

/** A lone contact belongs to the message even when the numbers differ: Brazilian and Mexican ones have two spellings. */
function matchingContact(ids: Ids, contacts: readonly Loose[]): Loose {
	const match = contacts.find(
		({ wa_id, user_id, parent_user_id }) =>
			isSame(ids.phone, wa_id) ||
			isSame(ids.userId, user_id) ||
			isSame(ids.parentUserId, parent_user_id),
	);
	return match ?? (contacts.length === 1 ? contacts[0] : undefined) ?? {};
}

function isSame(id: string | undefined, other: unknown): boolean {
	return id !== undefined && looseText(other) === id;
}

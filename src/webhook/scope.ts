import type { WebhookEvent } from "./event.ts";
import {
	type Loose,
	looseObject,
	looseTime,
	present,
	sharedText,
} from "./loose.ts";
import { readContacts } from "./party.ts";

/** What the events of one change have in common. */
export interface Scope {
	/**
	 * The members of WebhookEvent that are the same for all. `at` is the entry's time, where it has one.
	 * Spread it after the plain members: in front of them V8 copies it thirty times slower.
	 */
	readonly common: Pick<
		WebhookEvent,
		| "field"
		| "sample"
		| "at"
		| "wabaId"
		| "phoneNumberId"
		| "displayPhoneNumber"
	>;
	readonly contacts: readonly Loose[];
}

/** Reads what an entry and the value of one of its changes say about all that happened in it. */
export function readScope(entry: Loose, field: string, value: unknown): Scope {
	const loose = looseObject(value);
	const metadata = looseObject(loose["metadata"]);
	const wabaId = sharedText(entry["id"]);
	const phoneNumberId = sharedText(metadata["phone_number_id"]);
	return {
		common: {
			field,
			sample: wabaId === "0" || phoneNumberId === "123456123",
			...present({
				at: looseTime(entry["time"]),
				wabaId,
				phoneNumberId,
				displayPhoneNumber:
					sharedText(metadata["display_phone_number"]) ??
					sharedText(loose["display_phone_number"]),
			}),
		},
		contacts: readContacts(loose),
	};
}

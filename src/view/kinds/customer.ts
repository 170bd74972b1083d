import type { WebhookEvent } from "../../webhook/event.ts";
import {
	contactActions,
	preferenceCategories,
	preferences,
} from "../../webhook/meanings/conversations.ts";
import type { Passage } from "../passage.ts";
import { type Safe, safe } from "../safe.ts";
import { money } from "./money.ts";
import { clickId } from "./origin.ts";
import { named, type Picture, passage } from "./picture.ts";
import { Piece } from "./piece.ts";
import { newUserId, tellAddresses, tellId, userId } from "./told.ts";
import { meaning, sentence, word } from "./word.ts";

/** A customer who stops marketing messages or wants them again. */
export function userPreferences({ value }: WebhookEvent, now: number): Picture {
	const preference = new Piece(value);
	tellAddresses(preference, "wa_id", "user_id", "parent_user_id");
	preference.time("timestamp", now);
	const outcome = word(preference, "value", preferences);
	const category = word(preference, "category", preferenceCategories);
	return {
		outcome,
		facts: outcome && category ? [category.text] : [],
		body: [
			...meaning(outcome),
			...sentence(outcome ? undefined : category?.text),
			...passage(preference.text("detail")),
			...preference.rest(),
		],
	};
}

/** A customer who has another business-scoped user id than before. */
export function userIdChange({ value }: WebhookEvent, now: number): Picture {
	const update = new Piece(value);
	tellAddresses(update, "wa_id");
	update.time("timestamp", now);
	return {
		body: [
			...idChange(update.piece("user_id"), safe`user id`),
			...idChange(update.piece("parent_user_id"), safe`parent user id`),
			...passage(update.text("detail")),
			...update.rest(),
		],
		hint: newUserId,
	};
}

function idChange(ids: Piece, name: Safe): Passage[] {
	const before = userId(ids, "previous");
	const after = userId(ids, "current");
	if (before && after)
		return sentence(safe`${name} was ${before}, is ${after}`);
	return [
		...sentence(before && safe`${name} was ${before}`),
		...sentence(after && safe`${name} is ${after}`),
	];
}

/** A contact in the WhatsApp Business app, added, changed or removed. */
export function syncedContact(
	{ value, party }: WebhookEvent,
	now: number,
): Picture {
	const sync = new Piece(value);
	sync.as("type", (type) => type === "contact" || undefined);
	sync.piece("metadata").time("timestamp", now);
	const action = word(sync, "action", contactActions);
	const contact = sync.piece("contact");
	const { name, username } = party ?? {};
	tellAddresses(contact, "phone_number", "user_id", "parent_user_id");
	skipSame(contact, "full_name", name);
	skipSame(contact, "username", username);
	const first = contact.text("first_name");
	return {
		outcome: action,
		body: sync.rest(),
		small: [
			first && name?.includes(first) ? undefined : named("first name", first),
		],
		hint: action?.says
			? safe`a contact that is new and one that was changed both come as add`
			: undefined,
	};
}

/** What is on the headline needs no line of its own. */
function skipSame(piece: Piece, key: string, shown: string | undefined): void {
	piece.as(key, (value) => (value === shown ? shown : undefined));
}

/** A lead or a purchase that Meta saw in a chat: how much, and the ad's click that began it. */
export function automaticEvent(
	{ kind, value }: WebhookEvent,
	now: number,
): Picture {
	const seen = new Piece(value);
	tellId(seen, "id");
	seen.time("timestamp", now);
	if (kind !== "automatic_event.unknown") seen.text("event_name");
	const click = clickId("ad click", seen);
	const worth = seen.as("custom_data", price);
	return {
		outcome: worth && { text: worth, tone: "good" },
		body: seen.rest(),
		small: [click],
	};
}

/** The price in an object that holds nothing else. */
function price(value: unknown): Safe | undefined {
	const data = new Piece(value);
	const worth = money(data.number("value"), data.text("currency"));
	return data.left() === undefined ? worth : undefined;
}

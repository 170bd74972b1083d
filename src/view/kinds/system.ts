import type { WebhookEvent } from "../../webhook/event.ts";
import { address } from "../identity.ts";
import { type Safe, safe } from "../safe.ts";
import { named, type Picture, passage } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { newUserId } from "./told.ts";
import { sentence } from "./word.ts";

/** What changed about a customer: number, user id or identity, from what to what. */
export function system(message: Piece, { party }: WebhookEvent): Picture {
	const change = message.piece("system");
	const type = change.text("type");
	const words = change.text("body");
	const newNumber = change.text("new_wa_id");
	const oldNumber = change.text("wa_id");
	const number = newNumber ?? oldNumber;
	const userId = change.text("user_id");
	const before = change.text("previous_user_id") ?? party?.userId;
	const hash = change.text("identity");
	const others = [
		named("parent user id", change.text("parent_user_id")),
		unless(party?.phone, "customer", change.text("customer")),
	];
	switch (type) {
		case "user_changed_number":
		case "customer_changed_number":
			return {
				body: moved(safe`number`, party?.phone, number, words),
				small: [
					newNumber && unless(party?.phone, "old number", oldNumber),
					named("user id", userId),
					...others,
				],
			};
		case "user_changed_user_id":
			return {
				body: moved(safe`user id`, before, userId, words),
				small: [unless(party?.phone, "number", number), ...others],
				hint: newUserId,
			};
		case "customer_identity_changed":
			return {
				body: [...sentence(newKey), ...passage(words)],
				small: [
					unless(party?.phone, "number", number),
					named("identity hash", hash),
					...others,
				],
			};
		default:
			return {
				body: passage(words),
				small: [
					named("type", type),
					named("number", number),
					named("user id", userId),
					named("identity hash", hash),
					...others,
				],
			};
	}
}

/** What the headline shows needs no place of its own. */
function unless(
	shown: string | undefined,
	name: string,
	text: string | undefined,
): string | undefined {
	return text === shown ? undefined : named(name, text);
}

/** In our words where both ends have the shape that they should, else in Meta's; in both where they differ. */
function moved(
	what: Safe,
	from: string | undefined,
	to: string | undefined,
	words: string | undefined,
) {
	const [before, after] = [from, to].map((id) =>
		id === undefined
			? undefined
			: (address({ phone: id }) ?? address({ userId: id })),
	);
	if (after === undefined) {
		return [...passage(words), ...passage(named(`new ${what}`, to))];
	}
	const isSaid = words?.includes(from ?? "") && words.includes(to ?? "");
	const path = before === undefined ? safe`` : safe` from ${before}`;
	return [
		...sentence(safe`changed their ${what}${path} to ${after}`),
		...(isSaid ? [] : passage(words)),
	];
}

const newKey = safe`their identity key changed: a new phone or installation, or somebody else has the number now`;

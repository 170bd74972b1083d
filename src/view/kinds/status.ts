import type { WebhookEvent } from "../../webhook/event.ts";
import { type Safe, safe, vouch } from "../safe.ts";
import { failures, keyOfErrors } from "./errors.ts";
import { named, type Picture } from "./picture.ts";
import { at, textAt } from "./read.ts";
import { rest } from "./rest.ts";

/** What became of a message that was sent: what it is charged as, why it failed, the sender's own data with it, and what else is said. */
export function status(event: WebhookEvent): Picture {
	const { kind, value, errors } = event;
	const price = at(value, "pricing") ?? at(value, "conversation", "pricing");
	const facts = charge(price);
	const isNamed = kind !== "status.unknown";
	return {
		facts,
		body: [
			...failures(errors),
			...rest(
				value,
				told,
				...(isNamed ? ["status"] : []),
				...keyOfErrors(event),
			),
		],
		small: [
			named("callback data", textAt(value, "biz_opaque_callback_data")),
			facts.length === 0
				? named("charged as", textAt(price, "category"))
				: undefined,
		],
	};
}

/** `marketing`, `service, free`. Only a category that Meta documents counts as words of ours. */
function charge(price: unknown): Safe[] {
	const category = textAt(price, "category");
	if (category === undefined || !categories.has(category)) return [];
	const isFree =
		at(price, "billable") === false ||
		textAt(price, "type")?.startsWith("free_") === true;
	return [isFree ? safe`${vouch(category)}, free` : vouch(category)];
}

// The headline says it, or the small print; or it says nothing to a person.
const told: ReadonlySet<string> = new Set([
	"id",
	"timestamp",
	"type",
	"recipient_id",
	"recipient_user_id",
	"recipient_parent_user_id",
	"parent_recipient_user_id",
	"recipient_type",
	"recipient_participant_id",
	"participant_recipient_id",
	"recipient_participant_user_id",
	"recipient_participant_parent_user_id",
	"recipient_identity_key_hash",
	"group_id",
	"conversation",
	"pricing",
	"biz_opaque_callback_data",
]);

const categories: ReadonlySet<string> = new Set([
	"authentication",
	"authentication-international",
	"authentication_international",
	"marketing",
	"marketing_lite",
	"utility",
	"service",
	"referral_conversion",
	"business_initiated",
	"user_initiated",
	"group_marketing",
	"group_utility",
	"group_service",
]);

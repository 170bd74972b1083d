import type { WebhookEvent } from "../../webhook/event.ts";
import { type Safe, safe, vouch } from "../safe.ts";
import { failures } from "./errors.ts";
import { named, type Picture } from "./picture.ts";
import { at, textAt } from "./read.ts";

/** What became of a message that was sent: what it is charged as, why it failed, and the sender's own data with it. */
export function status({ value, errors }: WebhookEvent): Picture {
	return {
		facts: charge(value),
		body: failures(errors),
		small: [named("callback data", textAt(value, "biz_opaque_callback_data"))],
	};
}

/** `marketing`, `service, free`. Only a category that Meta documents counts as words of ours. */
function charge(value: unknown): Safe[] {
	const category = textAt(value, "pricing", "category");
	if (category === undefined || !categories.has(category)) return [];
	const isFree =
		at(value, "pricing", "billable") === false ||
		textAt(value, "pricing", "type")?.startsWith("free_") === true;
	return [isFree ? safe`${vouch(category)}, free` : vouch(category)];
}

const categories: ReadonlySet<string> = new Set([
	"authentication",
	"authentication-international",
	"authentication_international",
	"marketing",
	"marketing_lite",
	"utility",
	"service",
	"referral_conversion",
	"group_marketing",
	"group_utility",
	"group_service",
]);

import type { WebhookEvent } from "../../webhook/event.ts";
import { type Safe, safe } from "../safe.ts";
import { charge } from "./charge.ts";
import { failures, tellErrors } from "./errors.ts";
import { payment } from "./payment.ts";
import { named, type Picture } from "./picture.ts";
import { Piece } from "./piece.ts";
import { sentence } from "./word.ts";

/** What became of a message that was sent: what it is charged as, why it failed, the sender's own data with it, and what else is said. */
export function status(event: WebhookEvent, now: number): Picture {
	const { kind, value, errors } = event;
	const whole = new Piece(value, onHeadline);
	tellErrors(whole);
	whole.as("type", (type) => types.has(type) || undefined);
	if (!kind.endsWith(".unknown")) whole.skip("status");
	const charged = charge(whole, now);
	const paid = payment(whole.piece("payment"));
	const data = named("callback data", whole.text("biz_opaque_callback_data"));
	return {
		facts: charged.facts,
		body: [
			...sentence(meanings.get(kind)),
			...paid.body,
			...failures(errors),
			...whole.rest(),
		],
		remarks: charged.remarks,
		small: [...paid.small, data, ...charged.small],
	};
}

/** What is not said by the name of the status. */
const meanings: ReadonlyMap<string, Safe> = new Map([
	["status.deleted", safe`the customer deleted the message`],
	[
		"status.warning",
		safe`sent, but not all of it: something in it, such as a product, is not available`,
	],
]);

// The kind says `payment`; `message` is what older versions wrote.
const types: ReadonlySet<unknown> = new Set(["payment", "message"]);

// The headline says it, or it says nothing to a person.
const onHeadline: ReadonlySet<string> = new Set([
	"id",
	"timestamp",
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
]);

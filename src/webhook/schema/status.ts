import * as z from "zod";
import type { Loose } from "../loose.ts";
import { isPaymentStatus } from "../status-event.ts";
import { paymentSchema } from "./payment.ts";
import {
	errorSchema,
	id,
	text,
	timestamp,
	undocumented,
	userId,
} from "./pieces.ts";
import { conversationSchema, pricingSchema } from "./pricing.ts";
import { alsoWhenOdd, either } from "./required.ts";

/** An element of `value.statuses`. */
export const statusSchema = z.lazy(() =>
	z
		.looseObject({
			...recipient(),
			id: text,
			status: z.string(),
			timestamp,
			/** `payment`; older versions wrote `message` on the others. */
			type: z.enum(["payment", "message"]).optional(),
			payment: paymentSchema.optional(),
			conversation: conversationSchema.optional(),
			pricing: pricingSchema.optional(),
			/** What the business gave along when it sent the message. */
			biz_opaque_callback_data: z.string().optional(),
			template_id: id.optional(),
			errors: z.array(errorSchema).optional(),
		})
		.check(ofItsKind, either("recipient_id", "recipient_user_id")),
);
export type Status = z.infer<typeof statusSchema>;

/** Whom it went to. Meta's documents have had three names for one of these ids, and two for each of a participant's. */
function recipient() {
	return {
		/** A phone number, or a group's id. */
		recipient_id: text.optional(),
		recipient_user_id: userId.optional(),
		recipient_parent_user_id: userId.optional(),
		parent_recipient_user_id: userId.optional(),
		parent_user_id: userId.optional(),
		recipient_type: z.enum(["group", "individual"]).optional(),
		group_id: text.optional(),
		recipient_participant_id: text.optional(),
		participant_recipient_id: text.optional(),
		recipient_participant_user_id: userId.optional(),
		participant_recipient_user_id: userId.optional(),
		recipient_participant_parent_user_id: userId.optional(),
		participant_recipient_parent_user_id: userId.optional(),
		recipient_identity_key_hash: text.optional(),
	};
}

/** Holds a status to a word of its kind, one of a payment to bring that, one of a failure to say why. */
const ofItsKind = z.superRefine<Loose>((value, issues) => {
	const { status } = value;
	const words = isPaymentStatus(value) ? paymentStatuses : messageStatuses;
	if (typeof status === "string" && !words.has(status)) {
		const path = ["status"];
		issues.addIssue({ code: "custom", path, message: undocumented });
	}
	const part = partOfStatus(value);
	if (part !== undefined && saysNothing(value[part])) {
		issues.addIssue({ code: "custom", path: [part] });
	}
}, alsoWhenOdd);

function saysNothing(part: unknown): boolean {
	return part === undefined || (Array.isArray(part) && part.length === 0);
}

const messageStatuses: ReadonlySet<string> = new Set([
	"sent",
	"delivered",
	"read",
	"played",
	"failed",
	"deleted",
	"warning",
]);

const paymentStatuses: ReadonlySet<string> = new Set([
	"pending",
	"captured",
	"failed",
]);

function partOfStatus(status: Loose): string | undefined {
	if (isPaymentStatus(status)) return "payment";
	return status["status"] === "failed" ? "errors" : undefined;
}

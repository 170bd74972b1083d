import * as z from "zod";
import { pinEvents } from "../fields/phone-numbers.ts";
import { limit } from "./limits.ts";
import { id, text } from "./pieces.ts";

/** What came of the review of a display name. */
export const phoneNumberNameUpdateSchema = z.lazy(() =>
	z.looseObject({
		display_phone_number: text,
		decision: z.enum(["APPROVED", "DEFERRED", "PENDING", "REJECTED"]),
		requested_verified_name: text,
		rejection_reason: z
			.enum([
				"NAME_EMPLOYEE_ISSUE",
				"NAME_ENDCLIENT_NOTRELATED",
				"NAME_FORMAT_UNACCEPTABLE",
				"NAME_INDIVIDUAL_ISSUE",
				"NAME_NOT_CONSISTENT",
				"UNKNOWN",
			])
			.nullish(),
	}),
);
export type PhoneNumberNameUpdate = z.infer<typeof phoneNumberNameUpdateSchema>;

/** A number's throughput or limit; older versions name both limits. */
export const phoneNumberQualityUpdateSchema = z.lazy(() =>
	z.looseObject({
		display_phone_number: text,
		event: z.enum([
			"ONBOARDING",
			"THROUGHPUT_UPGRADE",
			"UPGRADE",
			"DOWNGRADE",
			"FLAGGED",
			"UNFLAGGED",
		]),
		old_limit: limit.optional(),
		current_limit: limit.optional(),
		max_daily_conversations_per_business: limit.optional(),
	}),
);
export type PhoneNumberQualityUpdate = z.infer<
	typeof phoneNumberQualityUpdateSchema
>;

/** Something about the PIN of a number's two-step verification; who asked is named for a reset alone. */
export const securitySchema = z.lazy(() =>
	z.looseObject({
		display_phone_number: text,
		event: z.enum(pinEvents),
		requester: id.optional(),
	}),
);
export type Security = z.infer<typeof securitySchema>;

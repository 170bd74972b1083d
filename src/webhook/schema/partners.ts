import * as z from "zod";
import { id, seconds, text } from "./pieces.ts";

/** A solution that several businesses offer together; the entry's id is that of a business portfolio. */
export const partnerSolutionsSchema = z.lazy(() =>
	z.looseObject({
		event: z.enum(["SOLUTION_CREATED", "SOLUTION_UPDATED"]),
		solution_id: id,
		solution_status: z.enum([
			"ACTIVE",
			"DEACTIVATED",
			"DRAFT",
			"INITIATED",
			"PENDING_DEACTIVATION",
			"REJECTED",
		]),
	}),
);
export type PartnerSolutions = z.infer<typeof partnerSolutionsSchema>;

/** How an account is connected with a provider of payments. */
export const paymentConfigurationUpdateSchema = z.lazy(() =>
	z.looseObject({
		configuration_name: text,
		provider_name: z.enum(["billdesk", "payu", "razorpay", "zaakpay"]),
		provider_mid: text,
		status: z.enum(["Active", "Needs Connecting", "Needs Testing"]),
		created_timestamp: seconds,
		updated_timestamp: seconds,
	}),
);
export type PaymentConfigurationUpdate = z.infer<
	typeof paymentConfigurationUpdateSchema
>;

import * as z from "zod";
import { pricingCategories } from "../meanings/pricing.ts";
import { seconds, text } from "./pieces.ts";

const category = z.lazy(() => z.enum([...pricingCategories.keys()]));

/** What a message costs: with `sent`, and with one of `delivered` and `read`. */
export const pricingSchema = z.lazy(() =>
	z.looseObject({
		/** To be dropped; `type` and `category` say it too. */
		billable: z.boolean().optional(),
		/** Per message; by conversation before July 2025; `NBP` before that. */
		pricing_model: z.enum(["PMP", "CBP", "NBP"]).optional(),
		type: z
			.enum([
				"regular",
				"free_customer_service",
				"free_group_customer_service",
				"free_entry_point",
			])
			.optional(),
		category: category.optional(),
	}),
);

/** The conversation that a message was charged to; since v24.0 only where an ad began it. */
export const conversationSchema = z.lazy(() =>
	z.looseObject({
		id: text.optional(),
		/** Only with `sent`. */
		expiration_timestamp: seconds.optional(),
		origin: z.looseObject({ type: category }).optional(),
		/** Here for some statuses of groups. */
		pricing: pricingSchema.optional(),
	}),
);

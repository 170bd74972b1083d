import * as z from "zod";
import { limit } from "./limits.ts";
import { text } from "./pieces.ts";
import { needs } from "./required.ts";

/** What a business may do from now on. */
export const businessCapabilityUpdateSchema = z.lazy(() =>
	z.looseObject({
		max_daily_conversations_per_business: limit.optional(),
		max_phone_numbers_per_business: z.number().optional(),
		max_phone_numbers_per_waba: z.number().optional(),
		max_daily_conversation_per_phone: limit.optional(),
	}),
);
export type BusinessCapabilityUpdate = z.infer<
	typeof businessCapabilityUpdateSchema
>;

/** What became of the username of a business. */
export const businessUsernameUpdateSchema = z.lazy(() =>
	z
		.looseObject({
			display_phone_number: text,
			username: text.optional(),
			status: z.enum(["approved", "deleted", "reserved"]),
		})
		.check(needs("status", { approved: ["username"], reserved: ["username"] })),
);
export type BusinessUsernameUpdate = z.infer<
	typeof businessUsernameUpdateSchema
>;

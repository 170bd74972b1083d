import * as z from "zod";
import { errorSchema, seconds, text } from "./pieces.ts";

/** An element of `value.statuses`. */
export const statusSchema = z.looseObject({
	id: text,
	status: text,
	timestamp: seconds,
	recipient_id: text.optional(),
	recipient_user_id: text.optional(),
	recipient_type: text.optional(),
	recipient_participant_id: text.optional(),
	pricing: z
		.looseObject({
			billable: z.boolean().optional(),
			pricing_model: z.string().optional(),
			category: z.string().optional(),
		})
		.optional(),
	errors: z.array(errorSchema).optional(),
});
export type Status = z.infer<typeof statusSchema>;

import * as z from "zod";
import { id, text, timestamp, userId } from "./pieces.ts";
import { partOfType } from "./required.ts";

const role = z.enum([
	"customer_service",
	"marketing",
	"utility",
	"ctwa",
	"ai_agent",
	"escalation",
]);

const handover = z.lazy(() =>
	z.looseObject({
		previous_owner_app_id: id.optional(),
		previous_owner_app_role: text.optional(),
		previous_owner_role: role.optional(),
		new_owner_app_id: id.optional(),
		new_owner_app_role: text.optional(),
		new_owner_role: role.optional(),
		metadata: z.string().optional(),
		conversation_context: z
			.looseObject({
				type: text,
				summary: z.looseObject({ text: z.string() }).optional(),
			})
			.optional(),
	}),
);

const parts = { control_passed: handover, control_taken: handover };

/** Who had a conversation and who has it now, and what of it the one tells the other. It has no `metadata`. */
export const messagingHandoversSchema = z.lazy(() =>
	z
		.looseObject({
			messaging_product: z.literal("whatsapp"),
			timestamp,
			recipient: z.looseObject({
				phone_number_id: text,
				display_phone_number: text.optional(),
			}),
			sender: z.looseObject({
				phone_number: text.optional(),
				user_id: userId.optional(),
			}),
			// Missing in the dashboard's sample.
			type: z.enum(Object.keys(parts)).optional(),
			...z.object(parts).partial().shape,
		})
		.check(partOfType(parts)),
);
export type MessagingHandovers = z.infer<typeof messagingHandoversSchema>;

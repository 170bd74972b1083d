import * as z from "zod";
import { seconds, text } from "./pieces.ts";

/** What every delivery is wrapped in; `value` depends on the field. */
export const envelopeSchema = z.looseObject({
	object: z.literal("whatsapp_business_account"),
	entry: z
		.array(
			z.looseObject({
				id: text,
				time: seconds.optional(),
				changes: z
					.array(z.looseObject({ field: text, value: z.unknown() }))
					.min(1),
			}),
		)
		.min(1),
});
export type Envelope = z.infer<typeof envelopeSchema>;

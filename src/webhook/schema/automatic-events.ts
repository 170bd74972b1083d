import * as z from "zod";
import { conversationFrame, seconds, text } from "./pieces.ts";

/** What Meta takes a message for, in chats that an ad began; `id` is the message's. */
export const automaticEventsSchema = z.lazy(() =>
	z.looseObject({
		...conversationFrame,
		automatic_events: z.array(
			z.looseObject({
				id: text,
				event_name: z.enum(["LeadSubmitted", "Purchase"]),
				timestamp: seconds,
				ctwa_clid: text.optional(),
				custom_data: z
					.looseObject({ currency: text, value: z.number() })
					.optional(),
			}),
		),
	}),
);
export type AutomaticEvents = z.infer<typeof automaticEventsSchema>;

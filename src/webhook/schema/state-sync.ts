import * as z from "zod";
import { conversationFrame, text, timestamp, userId } from "./pieces.ts";
import { either } from "./required.ts";

/** The contacts of the WhatsApp Business app, as they come and go; one that is edited is added again. */
export const smbAppStateSyncSchema = z.lazy(() =>
	z.looseObject({
		...conversationFrame,
		state_sync: z.array(
			z.looseObject({
				type: z.literal("contact"),
				action: z.enum(["add", "remove"]),
				contact: z
					.looseObject({
						full_name: z.string().optional(),
						first_name: z.string().optional(),
						phone_number: text.optional(),
						user_id: userId.optional(),
						parent_user_id: userId.optional(),
						username: text.optional(),
					})
					.check(either("phone_number", "user_id")),
				metadata: z.looseObject({ timestamp }),
			}),
		),
	}),
);
export type SmbAppStateSync = z.infer<typeof smbAppStateSyncSchema>;

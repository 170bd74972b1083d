import * as z from "zod";
import { text, userId } from "./pieces.ts";

/** What WhatsApp itself says about somebody: another number, another user id, another identity; the last two types are of older versions. */
export const systemSchema = z.lazy(() =>
	z.looseObject({
		type: z.enum([
			"user_changed_number",
			"user_changed_user_id",
			"customer_changed_number",
			"customer_identity_changed",
		]),
		body: z.string().optional(),
		/** The new number; `new_wa_id` in versions up to 11. */
		wa_id: text.optional(),
		new_wa_id: text.optional(),
		user_id: userId.optional(),
		parent_user_id: userId.optional(),
		/** The number so far. */
		customer: text.optional(),
		identity: text.optional(),
	}),
);

/** What older versions say of the sender's identity, where the check of it is on. */
export const identitySchema = z.lazy(() =>
	z.looseObject({
		acknowledged: z.boolean().optional(),
		/** In milliseconds. */
		created_timestamp: z.union([z.string(), z.number()]).optional(),
		hash: text.optional(),
	}),
);

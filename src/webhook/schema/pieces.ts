import * as z from "zod";

/*
 * What the shapes of all fields are made of: exact about the keys that are known, open to any other, because Meta adds keys
 * without a new version. Since 2026 `from`, `wa_id` and `recipient_id` are missing for people who chose a username.
 */

/** A text that says something. */
export const text = z.string().min(1);

const notSeconds = "is not a number of seconds";

/** Since the epoch: a string in messages and statuses, a number elsewhere. */
export const seconds = z.union(
	[z.string().regex(/^\d+$/, notSeconds), z.number().nonnegative(notSeconds)],
	notSeconds,
);

/** An id: digits in a string as a rule, a number in the fields about templates. */
export const id = z.union([text, z.number()], "is not an id");

/** Meta's error object, the same in a value, a message, a status, a call and a group. */
export const errorSchema = z.looseObject({
	code: z.number(),
	title: z.string().optional(),
	message: z.string().optional(),
	error_data: z.looseObject({ details: z.string().optional() }).optional(),
	href: z.string().optional(),
});
export type ErrorObject = z.infer<typeof errorSchema>;

/** The business number that something happened to. */
export const metadataSchema = z.looseObject({
	display_phone_number: text,
	phone_number_id: text,
});

/** Who wrote, or was written to. */
export const contactSchema = z.looseObject({
	profile: z
		.looseObject({
			name: z.string().optional(),
			username: z.string().optional(),
		})
		.optional(),
	wa_id: text.optional(),
	user_id: text.optional(),
	parent_user_id: text.optional(),
	identity_key_hash: text.optional(),
});
export type Contact = z.infer<typeof contactSchema>;

/** What the values of all fields about numbers and conversations have in common. */
export const conversationFrame = {
	messaging_product: z.literal("whatsapp"),
	metadata: metadataSchema,
	contacts: z.array(contactSchema).optional(),
};

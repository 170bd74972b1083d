import * as z from "zod";
import { userIdPattern } from "../party.ts";

/*
 * What the shapes of all fields are made of: exact about the keys that are known, open to any other, because Meta adds keys
 * without a new version. Since 2026 `from`, `wa_id` and `recipient_id` are missing for people who chose a username.
 *
 * What is made of many of them stands in a `z.lazy`: they take milliseconds to make, and most runs meet few of them.
 */

/** What is said of a word that stands where only some are known. */
export const undocumented = "is not a value that Meta documents";

/** A text that says something. */
export const text = z.string().min(1);

/** Words on a value of another type than any of several. */
export function not(what: string): z.core.$ZodErrorMap {
	return ({ input }) => `is ${input === null ? "null, " : ""}not ${what}`;
}

// Twelve digits are milliseconds, or the year 5138.
const notSeconds: z.core.$ZodErrorMap = (issue) =>
	/^\d{12,14}$/.test(String(issue.input))
		? "is in milliseconds, not in seconds"
		: not("a number of seconds")(issue);
const wholeSeconds = z.string().regex(/^\d{1,11}$/, { error: notSeconds });

/** When a message or a status came to be: seconds since the epoch, always in a string. */
export const timestamp = wholeSeconds;

/** Seconds since the epoch: a number in the fields about accounts and templates, either in some others. */
export const seconds = z.union(
	[
		wholeSeconds,
		z.number().min(0, { error: notSeconds }).lt(1e11, { error: notSeconds }),
	],
	{ error: notSeconds },
);

/** An id: digits in a string as a rule, a number in the fields about templates. */
export const id = z.union([text, z.number()], { error: not("an id") });

/** A word; samples of Meta's have a list of it where their descriptions have the word itself. */
export function wordOrList<Word extends z.ZodType>(word: Word) {
	return z.union([word, z.tuple([word])]);
}

/** Who somebody is to one business, whatever their number. */
export const userId = z
	.string()
	.regex(userIdPattern, "is not a business-scoped user id");

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
	// Empty in a page of Meta's for whoever hides it.
	wa_id: z.string().optional(),
	user_id: userId.optional(),
	parent_user_id: userId.optional(),
	identity_key_hash: text.optional(),
});
export type Contact = z.infer<typeof contactSchema>;

/** What the values of all fields about numbers and conversations have in common. */
export const conversationFrame = {
	messaging_product: z.literal("whatsapp"),
	metadata: metadataSchema,
	contacts: z.array(contactSchema).optional(),
};

import * as z from "zod";
import { head } from "./pieces.ts";

/** A message template of a WhatsApp account. */
export const template = z.object({
	...head,
	type: z.literal("template"),
	id: z.string().optional(),
	name: z.string(),
	language: z.string(),
	status: z.string().optional(),
	category: z.string().optional(),
	quality: z.string().optional(),
	rejection: z.string().optional().describe("why Meta rejected it"),
	variables: z
		.array(
			z.object({
				place: z.string().describe("`body {{1}}`, `button 0 url`"),
				needed: z.boolean(),
				label: z.string().optional().describe("what a button says"),
				example: z.string().optional(),
			}),
		)
		.describe("what is given with it when it is sent"),
	command: z
		.array(z.string())
		.describe("arguments for wa-hook that send it, without the recipient"),
	components: z.unknown().describe("as Meta has them"),
});

/** A phone number of a WhatsApp account. */
export const number = z.object({
	...head,
	type: z.literal("number"),
	id: z.string().describe("the phone number id"),
	wabaId: z.string(),
	displayPhoneNumber: z.string().optional(),
	name: z.string().optional(),
	nameStatus: z.string().optional(),
	status: z.string().optional(),
	quality: z.string().optional(),
	limit: z.string().optional().describe("`TIER_250`"),
	throughput: z.string().optional(),
	codeVerification: z.string().optional(),
	platform: z.string().optional(),
	mode: z.string().optional().describe("`SANDBOX` for a test number"),
	inApp: z
		.boolean()
		.optional()
		.describe("whether the WhatsApp Business app uses it as well"),
});

/** A file that was got from Meta. */
export const media = z.object({
	...head,
	type: z.literal("media"),
	id: z.string(),
	path: z.string().describe("where it is now"),
	mimeType: z.string().optional(),
	bytes: z.int(),
	sha256: z.string(),
	checked: z
		.boolean()
		.describe("whether the hash was held against the one that Meta names"),
});

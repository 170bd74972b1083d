import * as z from "zod";
import { head } from "./pieces.ts";

/** A message that Meta took. */
export const sent = z.object({
	...head,
	type: z.literal("sent"),
	messageId: z.string(),
	status: z.string().optional().describe("Meta's message_status"),
	to: z.array(
		z.object({
			input: z.string().optional().describe("as it was sent"),
			phone: z.string().optional().describe("as Meta resolved it"),
			userId: z.string().optional(),
		}),
	),
	groupId: z.string().optional(),
	notes: z.array(z.string()).optional(),
	ms: z.int(),
});

/** A local file that Meta has now. */
export const upload = z.object({
	...head,
	type: z.literal("upload"),
	file: z.string(),
	mediaId: z.string(),
	mime: z.string(),
	bytes: z.int(),
	ms: z.int(),
});

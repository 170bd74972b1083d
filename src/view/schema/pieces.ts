import * as z from "zod";

/** What every line begins with. */
export const head = { v: z.literal(1) };

/** Who an event is from, or for a status whom it is to. */
export const party = z.object({
	name: z.string().optional(),
	phone: z.string().optional(),
	userId: z.string().optional(),
	username: z.string().optional(),
});

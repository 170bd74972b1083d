import * as z from "zod";
import { callSchema, callStatusSchema } from "./call.ts";
import { conversationFrame, errorSchema } from "./pieces.ts";

/** Calls, what becomes of them, and what went wrong. */
export const callsSchema = z.lazy(() =>
	z
		.looseObject({
			...conversationFrame,
			calls: z.array(callSchema).optional(),
			statuses: z.array(callStatusSchema).optional(),
			errors: z.array(errorSchema).optional(),
		})
		.refine(
			({ calls, statuses, errors }) => calls ?? statuses ?? errors,
			"has neither calls nor statuses nor errors",
		),
);
export type Calls = z.infer<typeof callsSchema>;

import * as z from "zod";
import { head } from "./pieces.ts";

export const error = z.object({
	...head,
	type: z.literal("error"),
	code: z.string(),
	message: z.string(),
	hint: z.string().optional(),
	exitCode: z.int(),
	graph: z
		.object({
			code: z.int(),
			subcode: z.int().optional(),
			status: z.int(),
			details: z.string().optional(),
			fbtraceId: z.string().optional(),
			isTransient: z.boolean(),
			retryAfterMs: z.number().optional(),
		})
		.optional()
		.describe("what the Graph API said when it refused"),
	violations: z
		.array(
			z.object({
				path: z.string(),
				problem: z.string(),
				limit: z.number().optional(),
			}),
		)
		.optional()
		.describe("what Meta would refuse in a message that was not sent"),
});

/** One configured value, masked where it is a secret; without `value` it is not set. */
export const setting = z.object({
	...head,
	type: z.literal("setting"),
	key: z.string(),
	value: z.string().optional(),
	source: z.string().optional(),
});

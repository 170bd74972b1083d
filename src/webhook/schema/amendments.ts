import * as z from "zod";
import { bodies } from "./bodies.ts";
import { contextSchema } from "./context.ts";
import { text } from "./pieces.ts";
import { partOfType } from "./required.ts";

/** Which message was edited, and what it says now. */
export const editSchema = z.lazy(() =>
	z.looseObject({
		original_message_id: text,
		message: z
			.looseObject({
				type: z.enum(Object.keys(bodies)),
				context: contextSchema.optional(),
				...z.object(bodies).partial().shape,
			})
			.check(partOfType(bodies)),
	}),
);

/** Which message was deleted for everyone. */
export const revokeSchema = z.lazy(() =>
	z.looseObject({ original_message_id: text }),
);

import * as z from "zod";
import { seconds } from "./pieces.ts";
import { partOfType } from "./required.ts";

const replies = {
	button_reply: z.lazy(() =>
		z.looseObject({ id: z.string(), title: z.string() }),
	),
	list_reply: z.lazy(() =>
		z.looseObject({
			id: z.string(),
			title: z.string(),
			description: z.string().optional(),
		}),
	),
	/** A Flow that was sent in, or an address. */
	nfm_reply: z.lazy(() =>
		z.looseObject({
			response_json: z.string().refine(isJson, "is not JSON"),
			name: z.string().optional(),
			body: z.string().optional(),
		}),
	),
	call_permission_reply: z.lazy(() =>
		z.looseObject({
			response: z.enum(["accept", "reject"]),
			is_permanent: z.boolean().optional(),
			/** Only of a permission for some days. */
			expiration_timestamp: seconds.optional(),
			response_source: z.enum(["user_action", "automatic"]).optional(),
		}),
	),
};

/** What was chosen, filled in or allowed in an interactive message, under the name of the reply's type. */
export const interactiveSchema = z.lazy(() =>
	z
		.looseObject({
			type: z.enum(Object.keys(replies)),
			...z.object(replies).partial().shape,
		})
		.check(partOfType(replies)),
);

function isJson(json: string): boolean {
	try {
		JSON.parse(json);
		return true;
	} catch {
		return false;
	}
}

import * as z from "zod";
import { seconds } from "./pieces.ts";

/** An element of `value.user_actions`: what somebody did with a message, other than answer it. */
export const userActionSchema = z.lazy(() =>
	z.looseObject({
		action_type: z.enum(["marketing_messages_link_click", "landing_page_view"]),
		timestamp: seconds,
		// Under this name for both.
		marketing_messages_link_click_data: z
			.looseObject({
				click_component: z.enum(["cta", "body"]).optional(),
				product_id: z.string().optional(),
				click_id: z.string().optional(),
				tracking_token: z.string().optional(),
			})
			.optional(),
	}),
);

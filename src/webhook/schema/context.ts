import * as z from "zod";
import { text, userId } from "./pieces.ts";

/** What a message answers, what it was forwarded from, or the product on whose page it was begun. The id is missing for what is gone. */
export const contextSchema = z.lazy(() =>
	z.looseObject({
		id: text.optional(),
		/** Who wrote the message that is answered. */
		from: text.optional(),
		from_user_id: userId.optional(),
		forwarded: z.boolean().optional(),
		frequently_forwarded: z.boolean().optional(),
		referred_product: z
			.looseObject({ catalog_id: text, product_retailer_id: text })
			.optional(),
	}),
);

/** The ad or the post that brought somebody here. Ads in WhatsApp's Status have no `ctwa_clid`. */
export const referralSchema = z.lazy(() =>
	z.looseObject({
		source_url: z.string().optional(),
		source_id: z.string().optional(),
		source_type: z.enum(["ad", "post"]),
		headline: z.string().optional(),
		body: z.string().optional(),
		media_type: z.enum(["image", "video"]).optional(),
		image_url: z.string().optional(),
		video_url: z.string().optional(),
		thumbnail_url: z.string().optional(),
		ctwa_clid: text.optional(),
		welcome_message: z.looseObject({ text: z.string().optional() }).optional(),
		ref: z.string().optional(),
	}),
);

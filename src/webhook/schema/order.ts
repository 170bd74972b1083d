import * as z from "zod";
import { text } from "./pieces.ts";

/** What somebody put into the cart of a catalogue and sent. Prices may have decimals. */
export const orderSchema = z.lazy(() =>
	z.looseObject({
		catalog_id: text,
		text: z.string().optional(),
		product_items: z
			.array(
				z.looseObject({
					product_retailer_id: text,
					quantity: z.number(),
					item_price: z.number(),
					currency: text,
				}),
			)
			.min(1),
	}),
);

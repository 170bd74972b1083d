import * as z from "zod";
import { text, userId } from "./pieces.ts";

/** Why a contact card came: the business asked for it, or not. It stands on the message, or on its first card. */
export const originSchema = z.enum(["contact_request", "other"]);

const words = z.string().optional();

/** Contact cards that somebody shared. The `type` of a number or an address is a word that its owner chose, in any language. */
export const contactCardsSchema = z.lazy(() =>
	z
		.array(
			z.looseObject({
				name: z.looseObject({
					formatted_name: z.string(),
					first_name: words,
					last_name: words,
					middle_name: words,
					suffix: words,
					prefix: words,
				}),
				phones: z.array(phone).optional(),
				emails: z
					.array(z.looseObject({ type: words, email: words }))
					.optional(),
				addresses: z.array(address).optional(),
				org: z
					.looseObject({ company: words, department: words, title: words })
					.optional(),
				urls: z.array(z.looseObject({ type: words, url: words })).optional(),
				ims: z.array(z.looseObject({})).optional(),
				birthday: words,
				/** All of it again as vCard, where the business asked for it. */
				vcard: words,
				origin: originSchema.optional(),
			}),
		)
		.min(1),
);

const phone = z.lazy(() =>
	z.looseObject({
		type: words,
		phone: words,
		/** Only of numbers that are on WhatsApp. */
		wa_id: text.optional(),
		user_id: userId.optional(),
	}),
);

const address = z.lazy(() =>
	z.looseObject({
		type: words,
		street: words,
		city: words,
		state: words,
		zip: words,
		country: words,
		country_code: words,
	}),
);

import * as z from "zod";
import { contactCardsSchema } from "./contact-cards.ts";
import { interactiveSchema } from "./interactive.ts";
import {
	audioSchema,
	documentSchema,
	pictureSchema,
	stickerSchema,
} from "./media.ts";
import { orderSchema } from "./order.ts";
import { text } from "./pieces.ts";
import { systemSchema } from "./system.ts";

/** What a message of each type carries under the name of its type. */
export const bodies = {
	text: z.lazy(() => z.looseObject({ body: z.string() })),
	image: pictureSchema,
	video: pictureSchema,
	audio: audioSchema,
	document: documentSchema,
	sticker: stickerSchema,
	location: z.lazy(() =>
		z.looseObject({
			latitude: z.number(),
			longitude: z.number(),
			name: z.string().optional(),
			address: z.string().optional(),
			url: z.string().optional(),
		}),
	),
	contacts: contactCardsSchema,
	interactive: interactiveSchema,
	/** A quick-reply button of a template. */
	button: z.lazy(() =>
		z.looseObject({ text: z.string(), payload: z.string().optional() }),
	),
	order: orderSchema,
	/** Without an emoji it was taken off. */
	reaction: z.lazy(() =>
		z.looseObject({ message_id: text, emoji: z.string().optional() }),
	),
	system: systemSchema,
};

import * as z from "zod";
import { errorSchema, seconds, text } from "./pieces.ts";

const media = z.looseObject({
	id: text,
	mime_type: text,
	sha256: text,
	url: z.string().optional(),
	caption: z.string().optional(),
	filename: z.string().optional(),
	voice: z.boolean().optional(),
	animated: z.boolean().optional(),
});

const reply = z.looseObject({ id: z.string(), title: z.string() });

/** What a message of each type carries under the name of its type. */
const parts = {
	text: z.looseObject({ body: z.string() }),
	image: media,
	video: media,
	audio: media,
	document: media,
	sticker: media,
	location: z.looseObject({
		latitude: z.number(),
		longitude: z.number(),
		name: z.string().optional(),
		address: z.string().optional(),
		url: z.string().optional(),
	}),
	reaction: z.looseObject({ message_id: text, emoji: z.string().optional() }),
	interactive: z.looseObject({
		type: text,
		button_reply: reply.optional(),
		list_reply: reply.extend({ description: z.string().optional() }).optional(),
		nfm_reply: z
			.looseObject({
				response_json: z.string(),
				name: z.string().optional(),
				body: z.string().optional(),
			})
			.optional(),
	}),
	button: z.looseObject({ text: z.string(), payload: z.string().optional() }),
};

/** An element of `value.messages`. */
export const messageSchema = z
	.looseObject({
		id: text,
		from: text.optional(),
		from_user_id: text.optional(),
		group_id: text.optional(),
		timestamp: seconds,
		type: text,
		context: z
			.looseObject({ id: text.optional(), from: text.optional() })
			.optional(),
		errors: z.array(errorSchema).optional(),
		...z.object(parts).partial().shape,
	})
	.superRefine((value, issues) => {
		if (Object.hasOwn(parts, value.type) && value[value.type] === undefined) {
			issues.addIssue({ code: "custom", path: [value.type] });
		}
	});
export type Message = z.infer<typeof messageSchema>;

import * as z from "zod";

/*
 * The shape of a payload as Meta documents it: exact about the keys that are known, open to any other, because Meta adds keys
 * without a new version. Since 2026 `from`, `wa_id` and `recipient_id` are missing for people who chose a username.
 */

const text = z.string().min(1);
const notSeconds = "is not a number of seconds";
/** Since the epoch: a string in messages and statuses, a number elsewhere. */
const seconds = z.union(
	[z.string().regex(/^\d+$/, notSeconds), z.number().nonnegative(notSeconds)],
	notSeconds,
);

const error = z.looseObject({
	code: z.number(),
	title: z.string().optional(),
	message: z.string().optional(),
	error_data: z.looseObject({ details: z.string().optional() }).optional(),
	href: z.string().optional(),
});

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

const message = z
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
		errors: z.array(error).optional(),
		...z.object(parts).partial().shape,
	})
	.superRefine((value, issues) => {
		if (Object.hasOwn(parts, value.type) && value[value.type] === undefined) {
			issues.addIssue({ code: "custom", path: [value.type] });
		}
	});

const status = z.looseObject({
	id: text,
	status: text,
	timestamp: seconds,
	recipient_id: text.optional(),
	recipient_user_id: text.optional(),
	recipient_type: text.optional(),
	recipient_participant_id: text.optional(),
	pricing: z
		.looseObject({
			billable: z.boolean().optional(),
			pricing_model: z.string().optional(),
			category: z.string().optional(),
		})
		.optional(),
	errors: z.array(error).optional(),
});

const contact = z.looseObject({
	profile: z
		.looseObject({
			name: z.string().optional(),
			username: z.string().optional(),
		})
		.optional(),
	wa_id: text.optional(),
	user_id: text.optional(),
});

/** `changes[].value` of the field `messages`. */
export const messagesValueSchema = z.looseObject({
	messaging_product: z.literal("whatsapp"),
	metadata: z.looseObject({
		display_phone_number: text,
		phone_number_id: text,
	}),
	contacts: z.array(contact).optional(),
	messages: z.array(message).optional(),
	statuses: z.array(status).optional(),
	errors: z.array(error).optional(),
});

/** What every delivery is wrapped in; `value` depends on the field. */
export const envelopeSchema = z.looseObject({
	object: z.literal("whatsapp_business_account"),
	entry: z
		.array(
			z.looseObject({
				id: text,
				time: seconds.optional(),
				changes: z
					.array(z.looseObject({ field: text, value: z.unknown() }))
					.min(1),
			}),
		)
		.min(1),
});

import * as z from "zod";
import { type MessagePart, messageParts } from "../message-event.ts";
import { editSchema, revokeSchema } from "./amendments.ts";
import { bodies } from "./bodies.ts";
import { originSchema } from "./contact-cards.ts";
import { contextSchema, referralSchema } from "./context.ts";
import { errorSchema, text, timestamp, userId } from "./pieces.ts";
import { either, partOfType } from "./required.ts";
import { identitySchema } from "./system.ts";

const parts = {
	...bodies,
	edit: editSchema,
	revoke: revokeSchema,
} satisfies Readonly<Record<MessagePart, z.ZodType>>;

/** The types of messages, as Meta writes them. */
const types = [
	...messageParts,
	// These say nothing under their own name, or not always.
	"request_welcome",
	"unsupported",
	"unknown",
	"ephemeral",
	"media_placeholder",
];

/** What a message holds wherever it stands: come in, sent by the business, or found in earlier chats. */
function shape() {
	return {
		id: text,
		timestamp,
		type: z.enum(types),
		...z.object(parts).partial().shape,
		/** What could not be carried, where Meta says so. */
		unsupported: z.looseObject({ type: text.optional() }).optional(),
		/** Empty in a page of Meta's for whoever hides it. */
		from: z.string().optional(),
		from_user_id: userId.optional(),
		from_parent_user_id: userId.optional(),
		from_logical_id: text.optional(),
		group_id: text.optional(),
		context: contextSchema.optional(),
		referral: referralSchema.optional(),
		origin: originSchema.optional(),
		errors: z.array(errorSchema).optional(),
		/** Of older versions, where the identity check is on. */
		identity: identitySchema.optional(),
	};
}

/** An element of `value.messages`. */
export const messageSchema = z.lazy(() =>
	z.looseObject(shape()).check(partOfType(parts), fromSomebody),
);
export type Message = z.infer<typeof messageSchema>;

/** WhatsApp itself, which writes of the type `system`, says whom it means within. */
const fromSomebody = either(
	"from",
	"from_user_id",
	({ type }) => type === "system",
);

const recipient = {
	to: text.optional(),
	to_user_id: userId.optional(),
	to_parent_user_id: userId.optional(),
};

/** The copy of a message that the business sent: the customer is whom it was sent to. */
export const echoSchema = z.lazy(() =>
	z
		.looseObject({ ...shape(), ...recipient })
		.check(partOfType(parts), either("to", "to_user_id")),
);
export type Echo = z.infer<typeof echoSchema>;

/** A message of earlier chats, from either side; the chat it stands in says with whom. */
export const historyMessageSchema = z.lazy(() =>
	z
		.looseObject({
			...shape(),
			...recipient,
			history_context: z
				.looseObject({
					status: z.enum([
						"DELIVERED",
						"ERROR",
						"PENDING",
						"PLAYED",
						"READ",
						"SENT",
					]),
				})
				.optional(),
		})
		.check(partOfType(parts)),
);
export type HistoryMessage = z.infer<typeof historyMessageSchema>;

import * as z from "zod";
import { elementEvent, type Field } from "../field.ts";
import {
	type Loose,
	looseName,
	looseObject,
	looseText,
	looseTime,
} from "../loose.ts";
import { id, text, timestamp, userId } from "../schema/pieces.ts";
import { partOfType } from "../schema/required.ts";

const role = z.enum([
	"customer_service",
	"marketing",
	"utility",
	"ctwa",
	"ai_agent",
	"escalation",
]);

const handover = z.lazy(() =>
	z.looseObject({
		previous_owner_app_id: id.optional(),
		previous_owner_app_role: text.optional(),
		previous_owner_role: role.optional(),
		new_owner_app_id: id.optional(),
		new_owner_app_role: text.optional(),
		new_owner_role: role.optional(),
		metadata: z.string().optional(),
		conversation_context: z
			.looseObject({
				type: text,
				summary: z.looseObject({ text: z.string() }).optional(),
			})
			.optional(),
	}),
);

const parts = { control_passed: handover, control_taken: handover };

/** Who had a conversation and who has it now, and what of it the one tells the other. It has no `metadata`. */
export const messagingHandoversSchema = z.lazy(() =>
	z
		.looseObject({
			messaging_product: z.literal("whatsapp"),
			timestamp,
			recipient: z.looseObject({
				phone_number_id: text,
				display_phone_number: text.optional(),
			}),
			sender: z.looseObject({
				phone_number: text.optional(),
				user_id: userId.optional(),
			}),
			// Missing in the dashboard's sample.
			type: z.enum(Object.keys(parts)).optional(),
			...z.object(parts).partial().shape,
		})
		.check(partOfType(parts)),
);
export type MessagingHandovers = z.infer<typeof messagingHandoversSchema>;

/** A conversation passed from one app, or one of Meta's agents, to another. */
export const handovers: Field = {
	field: "messaging_handovers",
	kinds: [
		{
			kind: "handover.control_passed",
			title: "a conversation was handed to another app",
		},
		{
			kind: "handover.control_taken",
			title: "an app took a conversation for itself",
		},
	],
	schema: messagingHandoversSchema,
	marks: ["control_passed", "control_taken"],
	read: (value, scope) => {
		const sender = looseObject(value["sender"]);
		const recipient = looseObject(value["recipient"]);
		const event = elementEvent(`handover.${typeOf(value)}`, value, scope, {
			who: {
				phone: looseText(sender["phone_number"]),
				userId: looseText(sender["user_id"]),
			},
			at: looseTime(value["timestamp"]),
			phoneNumberId: looseText(recipient["phone_number_id"]),
			displayPhoneNumber: looseText(recipient["display_phone_number"]),
		});
		return [{ path: [], event }];
	},
};

/** What the handover says that it is, or the name of the part that it brings. */
function typeOf(value: Loose): string {
	const keys = [...Object.keys(parts), ...Object.keys(types)];
	const name =
		looseName(value["type"]) ??
		looseName(value["event"]) ??
		keys.find((key) => Object.hasOwn(value, key)) ??
		"unknown";
	return Object.hasOwn(types, name) ? (types[name] ?? name) : name;
}

/** The names that handovers have on Messenger, and in what people model on it. */
const types: Readonly<Record<string, string>> = {
	pass_thread_control: "control_passed",
	take_thread_control: "control_taken",
};

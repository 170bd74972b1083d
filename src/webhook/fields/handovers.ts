import * as z from "zod";
import { elementEvent, type Field } from "../field.ts";
import { looseName, looseObject, looseText, looseTime } from "../loose.ts";

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
	schema: z.looseObject({ messaging_product: z.literal("whatsapp") }),
	marks: ["control_passed", "control_taken"],
	read: (value, scope) => {
		const { sender, recipient } = value;
		const { phone_number_id, display_phone_number } = looseObject(recipient);
		const type =
			looseName(value["type"]) ??
			["control_passed", "control_taken"].find((key) => key in value) ??
			"unknown";
		const event = elementEvent(`handover.${type}`, value, scope, {
			who: {
				phone: looseText(looseObject(sender)["phone_number"]),
				userId: looseText(looseObject(sender)["user_id"]),
			},
			at: looseTime(value["timestamp"]),
			phoneNumberId: looseText(phone_number_id),
			displayPhoneNumber: looseText(display_phone_number),
		});
		return [{ path: [], event }];
	},
};

import { elementEvent, type Field } from "../field.ts";
import {
	type Loose,
	looseName,
	looseObject,
	looseText,
	looseTime,
} from "../loose.ts";

/** The parts that tell what a handover is, each the name of a type. */
const parts = ["control_passed", "control_taken"];

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
	marks: parts,
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
	const keys = [...parts, ...Object.keys(types)];
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

import { parsePair } from "../../../webhook/send/buttons.ts";
import {
	addressMessage,
	callPermissionMessage,
	contactRequestMessage,
	locationRequestMessage,
	voiceCallMessage,
} from "../../../webhook/send/requests.ts";
import { frameFlags, frameOf, needed, neededOnce, textOf } from "../flags.ts";
import type { MessageType } from "../message-type.ts";

/** `send location-request` */
export const locationRequest: MessageType = {
	name: "location-request",
	summary: "ask where somebody is",
	words: [["<text...>", "what stands over the button"]],
	flags: [],
	examples: ["location-request 'Where shall we come to?'"],
	build: (typed) => locationRequestMessage(textOf(typed)),
};

/** `send address` */
export const address: MessageType = {
	name: "address",
	summary: "ask for an address (India, Singapore)",
	words: [["<text...>", "what stands over the form"]],
	flags: [
		["--country <code>", "IN or SG"],
		["--value <name=text>", "what is filled in already: city=Mumbai", "many"],
		...frameFlags,
	],
	examples: [
		"address 'Where shall we deliver?' --country IN --value name=Asha",
	],
	build(typed) {
		const { country, value } = typed.options;
		const values = value?.map((each) => {
			const { id, title } = parsePair(each);
			return [id, title] as const;
		});
		return addressMessage(
			textOf(typed),
			needed("--country", country).toUpperCase(),
			values && Object.fromEntries(values),
			frameOf(typed),
		);
	},
};

/** `send contact-request` */
export const contactRequest: MessageType = {
	name: "contact-request",
	summary: "ask for somebody's phone number",
	words: [["<text...>", "what stands over the button"]],
	flags: [],
	examples: ["contact-request 'May we have your number?'"],
	build: (typed) => contactRequestMessage(textOf(typed)),
};

/** `send call-permission` */
export const callPermission: MessageType = {
	name: "call-permission",
	summary: "ask whether you may call",
	words: [["[text...]", "what stands over the buttons"]],
	flags: [],
	examples: ["call-permission 'May we call you about the order?'"],
	build: (typed) => callPermissionMessage(textOf(typed) || undefined),
};

/** `send voice-call` */
export const voiceCall: MessageType = {
	name: "voice-call",
	summary: "a text over a button that calls you",
	words: [["<text...>", "what stands over the button"]],
	flags: [
		["-b, --button <title>", "what the button says", "only"],
		["--minutes <number>", "how long it works", "number"],
		["--payload <text>", "comes back in the webhook of the call"],
	],
	examples: ["voice-call 'Any questions?' -b 'Call us' --minutes 100"],
	build(typed) {
		const { button, minutes, payload } = typed.options;
		return voiceCallMessage(textOf(typed), {
			button: neededOnce("--button", button),
			minutes,
			payload,
		});
	},
};

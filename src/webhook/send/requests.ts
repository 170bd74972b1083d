import { present } from "../loose.ts";
import type { Content } from "./content.ts";
import { type Frame, interactiveMessage } from "./interactive.ts";

/** A text over a button that shares where somebody is. */
export function locationRequestMessage(body: string): Content {
	const action = { name: "send_location" };
	return interactiveMessage("location_request_message", body, action);
}

/** Asks whether the business may call. */
export function callPermissionMessage(body?: string): Content {
	const action = { name: "call_permission_request" };
	return interactiveMessage("call_permission_request", body, action);
}

/** Asks for somebody's phone number. */
export function contactRequestMessage(body: string): Content {
	const action = { name: "request_contact_info" };
	return interactiveMessage("request_contact_info", body, action);
}

/** What a button that calls says, how long it works, and what the webhook of the call brings back. */
export interface CallButton {
	readonly button: string;
	readonly minutes?: number | undefined;
	readonly payload?: string | undefined;
}

/** A text over a button that calls the business. */
export function voiceCallMessage(
	body: string,
	{ button, minutes, payload }: CallButton,
): Content {
	const more = present({ ttl_minutes: minutes, payload });
	const parameters = { display_text: button, ...more };
	const action = { name: "voice_call", parameters };
	return interactiveMessage("voice_call", body, action);
}

/** A form for an address in India or Singapore, filled in already as far as it is known. */
export function addressMessage(
	body: string,
	/** `IN`, `SG`. */
	country: string,
	values?: Readonly<Record<string, string>>,
	frame?: Frame,
): Content {
	const parameters = { country, ...present({ values }) };
	const action = { name: "address_message", parameters };
	return interactiveMessage("address_message", body, action, frame);
}

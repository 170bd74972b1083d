import { shellWord } from "../../view/shell-word.ts";
import type { GraphError } from "../../webhook/graph/graph-error.ts";
import type { SendSettings } from "./settings.ts";

/** What to type, where an error is about something that was typed or configured here. */
export function adviceHere(
	{ code, subcode }: Pick<GraphError, "code" | "subcode">,
	{ config, phoneNumberId, toTyped = "NUMBER" }: SendSettings,
): string | undefined {
	const isNoObject =
		code === 33 || code === 803 || (code === 100 && subcode === 33);
	if (isNoObject) {
		return `Here: the message was to go out from the phone number id ${phoneNumberId}; wa-hook numbers lists those that the token may use.`;
	}
	switch (code) {
		case 0:
		case 190:
			return `Here: the token is from ${config.settings.accessToken?.source}.`;
		case 131030:
			return `Here: the number to add is ${toTyped}.`;
		case 131047:
			return `Here: wa-hook send template hello_world --to ${shellWord(toTyped)}`;
		case 132000:
		case 132012:
			return "Here: wa-hook templates show NAME tells what the template takes.";
		case 132001:
			return "Here: wa-hook templates list shows those of the account, with their languages (--lang).";
		default:
			return undefined;
	}
}

import { present } from "../loose.ts";
import type { Content } from "./content.ts";
import { type Frame, interactiveMessage } from "./interactive.ts";

/** A Flow, and how it is opened. */
export interface Flow {
	/** Its id or its name. */
	readonly flow: string;
	/** What the button says. */
	readonly button: string;
	/** Comes back to the endpoint of the Flow. */
	readonly token?: string | undefined;
	/** The Flow isn't published yet. */
	readonly isDraft?: boolean | undefined;
	/** The Flow's endpoint says which screen is shown first. */
	readonly isAsked?: boolean | undefined;
	/** The screen that is shown first, where it isn't the Flow's own first one. */
	readonly screen?: string | undefined;
	/** What the first screen is given. */
	readonly data?: Readonly<Record<string, unknown>> | undefined;
}

/** A text over a button that opens a Flow. */
export function flowMessage(body: string, flow: Flow, frame?: Frame): Content {
	const action = { name: "flow", parameters: flowParameters(flow) };
	return interactiveMessage("flow", body, action, frame);
}

function flowParameters(given: Flow) {
	const { flow, button, token, isDraft, isAsked, screen, data } = given;
	const isId = /^\d+$/.test(flow);
	const payload = present({ screen, data });
	return {
		flow_message_version: "3",
		...(isId ? { flow_id: flow } : { flow_name: flow }),
		flow_cta: button,
		...present({ flow_token: token }),
		...(isDraft && { mode: "draft" }),
		...(isAsked && { flow_action: "data_exchange" }),
		...(!isAsked &&
			Object.keys(payload).length > 0 && {
				flow_action: "navigate",
				flow_action_payload: payload,
			}),
	};
}

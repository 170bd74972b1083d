import type { WebhookEvent } from "../event.ts";
import {
	isLooseObject,
	type Loose,
	looseText,
	looseTime,
	present,
} from "../loose.ts";

/** Whether a body is a gateway's: one flat event that names itself, without Meta's envelope. */
export function isGatewayBody(payload: unknown): payload is Loose {
	return (
		isLooseObject(payload) &&
		!("entry" in payload) &&
		typeof payload["event"] === "string" &&
		/^[a-z]+(?:[._][a-z]+)+$/.test(payload["event"])
	);
}

/** The one event of a gateway's body. */
export function readGatewayEvent(payload: Loose): WebhookEvent {
	return {
		kind: `gateway.${looseText(payload["event"])}`,
		field: "gateway",
		errors: [],
		value: payload,
		sample: false,
		notes: [],
		...present({
			at: looseTime(payload["timestamp"]),
			messageId: looseText(payload["messageId"]),
		}),
	};
}

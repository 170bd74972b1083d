import type { WebhookEvent } from "../webhook/event.ts";
import type { Safe } from "./safe.ts";

/** What a run has shown so far, as far as it decides what is worth showing again. */
export interface Memory {
	/** Whether this event's business number is to be named: once another one has been seen. */
	hasSeveralNumbers(event: WebhookEvent): boolean;
	/** True the first time that a hint is asked about. */
	isNewHint(hint: Safe): boolean;
}

/** Remembers one number and the hints, of which there are few. */
export function createMemory(): Memory {
	let first: string | undefined;
	let several = false;
	const said = new Set<Safe>();
	return {
		hasSeveralNumbers({ phoneNumberId, displayPhoneNumber, sample }) {
			const number = phoneNumberId ?? displayPhoneNumber;
			if (number === undefined || sample) return several;
			first ??= number;
			several ||= number !== first;
			return several;
		},
		isNewHint(hint) {
			const isNew = !said.has(hint);
			said.add(hint);
			return isNew;
		},
	};
}

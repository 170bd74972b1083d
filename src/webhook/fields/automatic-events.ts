import { elementEvent, type Field } from "../field.ts";
import { looseName, looseObject, looseText, looseTime } from "../loose.ts";
import type { Scope } from "../scope.ts";
import { readLists } from "./lists.ts";

/** Leads and purchases that Meta saw by itself. */
export const automaticEvents: Field = {
	field: "automatic_events",
	kinds: [
		{
			kind: "automatic_event.lead_submitted",
			title: "Meta saw a lead in a chat that an ad began",
		},
		{
			kind: "automatic_event.purchase",
			title: "Meta saw a purchase in a chat that an ad began",
		},
	],
	marks: ["automatic_events"],
	read: readLists("automatic_events", { automatic_events: automaticEvent }),
};

function automaticEvent(value: unknown, scope: Scope) {
	const { event_name, timestamp, id } = looseObject(value);
	const name = snakeCased(event_name) ?? "unknown";
	return elementEvent(`automatic_event.${name}`, value, scope, {
		at: looseTime(timestamp),
		messageId: looseText(id),
	});
}

function snakeCased(name: unknown): string | undefined {
	return typeof name === "string"
		? looseName(name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_"))
		: undefined;
}

import type { TimelineOptions } from "../../src/view/timeline.ts";
import type { WebhookEvent } from "../../src/webhook/event.ts";
import { delivery, event, timeline } from "./made.ts";

/** The lines that show an event, without time, delivery and gutter. */
export function linesOf(
	event: WebhookEvent,
	options: Partial<TimelineOptions> = {},
): string[] {
	return timeline({ columns: () => undefined, ...options })
		.received(delivery(), [{ event }])
		.trimEnd()
		.split("\n")
		.map((line) => line.replace(/^.{13} 12 {3}|^ {19}(?:│ ?| {2})/, ""));
}

/** The same of an event that is like any other but for this. */
export function drawn(over: Partial<WebhookEvent>): string[] {
	return linesOf(event(over));
}

/** What stands below its headline. */
export function bodyOf(over: Partial<WebhookEvent>): string[] {
	return drawn(over).slice(1);
}

/** What stands below the headline of a message of a type that holds these parts. */
export function belowMessage(type: string, parts: object): string[] {
	const [outer] = type.split(".");
	return bodyOf({ kind: `message.${type}`, value: { type: outer, ...parts } });
}

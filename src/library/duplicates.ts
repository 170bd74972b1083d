import type { WebhookEvent } from "../webhook/event.ts";
import { readNotedEvents } from "../webhook/noted-events.ts";
import { createSeen, type Seen } from "../webhook/seen.ts";
import { type Body, bytesOf } from "./body.ts";

/** Remembers what came. */
export interface DuplicateMemory {
	/** Whether this came before. From now on it did. */
	sawBefore(what: WebhookEvent | Body): boolean;
}

/** A memory of its own, of at least the latest `limit` events. */
export function createDuplicateMemory(
	options: { readonly limit?: number } = {},
): DuplicateMemory {
	const seen = createSeen(options);
	return {
		sawBefore: (what) =>
			isEvent(what) ? sawEvent(seen, what) : sawBody(seen, bytesOf(what)),
	};
}

let shared: DuplicateMemory | undefined;

/**
 * Whether Meta sends this again: an event of the same kind about the same message and person, or a body that is the same or tells
 * nothing but such events. The first time it is false, then true. Ask with events or with bodies, not with both: either remembers
 * the events. One memory of the latest 10,000 is shared by all who don't bring their own.
 */
export function isDuplicate(
	what: WebhookEvent | Body,
	memory?: DuplicateMemory,
): boolean {
	shared ??= createDuplicateMemory();
	return (memory ?? shared).sawBefore(what);
}

function isEvent(what: WebhookEvent | Body): what is WebhookEvent {
	return typeof what === "object" && "kind" in what && "notes" in what;
}

function sawEvent(seen: Seen, event: WebhookEvent): boolean {
	const { events } = seen.look(nowhere(Buffer.alloc(0)), [event], "");
	return events[0]?.duplicateOf !== undefined;
}

function sawBody(seen: Seen, body: Buffer): boolean {
	const told = readNotedEvents(body).events;
	const { delivery, events } = seen.look(nowhere(body), told);
	return (
		delivery.duplicateOf !== undefined ||
		(events.length > 0 &&
			events.every(({ duplicateOf }) => duplicateOf !== undefined))
	);
}

// Nobody asks when or as which delivery it came.
function nowhere(body: Buffer) {
	return { id: 0, receivedAt: 0, body };
}

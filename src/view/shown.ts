import type { WebhookEvent } from "../webhook/event.ts";
import type { Sighting } from "../webhook/seen.ts";

/** An event with what the listener knows about it beyond its payload. */
export interface ShownEvent {
	readonly event: WebhookEvent;
	/** Set when the same message, or the same status of it, came before. */
	readonly duplicate?: Sighting | undefined;
	/** For a status: milliseconds between the message's `sent` status and this one. */
	readonly sinceSentMs?: number | undefined;
	/** True when it happened long before it came. */
	readonly late?: boolean | undefined;
}

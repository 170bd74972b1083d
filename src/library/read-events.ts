import type { WebhookEvent } from "../webhook/event.ts";
import { readNotedEvents } from "../webhook/noted-events.ts";
import { type Body, bytesOf } from "./body.ts";

/** Every event that a body tells, in its order; none of what isn't JSON. Never throws. */
export function readEvents(body: Body): readonly WebhookEvent[] {
	return readNotedEvents(bytesOf(body)).events;
}

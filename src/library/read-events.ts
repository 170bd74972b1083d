import type { WebhookEvent } from "../webhook/event.ts";
import { readEvents as readBody } from "../webhook/events.ts";
import { type Body, bytesOf } from "./body.ts";

/** Every event that a body tells, in its order; none of what isn't JSON. Never throws. */
export function readEvents(body: Body): readonly WebhookEvent[] {
	return readBody(bytesOf(body)).events;
}

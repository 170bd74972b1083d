import type { Delivery } from "../webhook/delivery.ts";
import type { WebhookEvent } from "../webhook/event.ts";
import type { Reply } from "../webhook/reply.ts";
import type { Line } from "./schema.ts";
import type { ShownEvent } from "./timeline.ts";

/** A delivery's own line, and one for each of its events. */
export function deliveryLines(
	delivery: Delivery,
	events: readonly ShownEvent[],
	about: {
		readonly duplicateOf?: number | undefined;
		readonly problem?: string | undefined;
	},
): Line[] {
	const { verification } = delivery;
	return [
		{
			v: 1,
			type: "delivery",
			id: delivery.id,
			receivedAt: new Date(delivery.receivedAt).toISOString(),
			verified: verification.verified,
			...(verification.verified
				? { secret: verification.secret }
				: { reason: verification.reason }),
			...about,
			bytes: delivery.body.length,
			events: events.length,
		},
		...events.map((shown) => eventLine(delivery.id, shown)),
	];
}

function eventLine(
	delivery: number,
	{ event, duplicate, late, sinceSentMs }: ShownEvent,
): Line {
	return {
		v: 1,
		type: "event",
		delivery,
		kind: event.kind,
		field: event.field,
		...counterpart(event),
		messageId: event.messageId,
		replyTo: event.replyTo,
		groupId: event.groupId,
		at: isoTime(event.at),
		wabaId: event.wabaId,
		phoneNumberId: event.phoneNumberId,
		duplicateOf: duplicate?.duplicateOf,
		duplicateCount: duplicate?.count,
		late,
		sample: event.sample || undefined,
		sinceSentMs,
		notes: event.notes.length > 0 ? [...event.notes] : undefined,
		value: event.value,
	};
}

// A message is from a person; a status is about a message to one.
function counterpart({
	kind,
	party,
}: WebhookEvent): Pick<Line & { type: "event" }, "from" | "to"> {
	if (party === undefined) return {};
	return kind.startsWith("status.")
		? { to: { ...party } }
		: { from: { ...party } };
}

/** What a target answered, or why it did not. */
export function replyLine(
	delivery: number,
	reply: Reply,
	hint: string | undefined,
): Line {
	const { target, ms } = reply;
	const outcome = reply.ok
		? { status: reply.status }
		: { failure: { cause: reply.cause, detail: reply.detail } };
	return { v: 1, type: "reply", delivery, target, ms, ...outcome, hint };
}

// A payload may hold any number; ISO 8601 as everybody reads it has years of four digits.
function isoTime(ms: number | undefined): string | undefined {
	const date = new Date(ms ?? Number.NaN);
	const year = date.getUTCFullYear();
	return year >= 0 && year <= 9999 ? date.toISOString() : undefined;
}

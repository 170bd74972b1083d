import { isUtf8 } from "node:buffer";
import type { Delivery } from "../webhook/delivery.ts";
import type { WebhookEvent } from "../webhook/event.ts";
import type { Reply } from "../webhook/reply.ts";
import { isToPerson } from "./direction.ts";
import { maskedHeaders } from "./headers.ts";
import { isoTime } from "./iso-time.ts";
import { maskedUrl } from "./masked-url.ts";
import type { Line } from "./schema.ts";
import type { ShownEvent } from "./timeline.ts";

/** A delivery's own line, and one for each of its events. */
export function deliveryLines(
	delivery: Delivery,
	events: readonly ShownEvent[],
	about: {
		readonly duplicateOf?: number | undefined;
		readonly problem?: string | undefined;
		/** With its headers and its body. */
		readonly whole?: boolean;
	},
): Line[] {
	const { verification, body } = delivery;
	const { duplicateOf, problem, whole = false } = about;
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
			duplicateOf,
			bytes: body.length,
			events: events.length,
			problem,
			...(whole && { headers: maskedHeaders(delivery.headers, signs) }),
			...(whole && bodyMembers(body)),
		},
		...events.map((shown) => eventLine(delivery.id, shown)),
	];
}

/** A body as the lines have it. */
export function bodyMembers(
	body: Buffer,
): Pick<DeliveryLine, "body" | "bodyBase64"> {
	return isUtf8(body)
		? { body: body.toString() }
		: { bodyBase64: body.toString("base64") };
}

/** Lines are UTF-8 whatever the locale is. */
export const signs = { bullet: "•", ellipsis: "…" };

type DeliveryLine = Line & { type: "delivery" };

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

// A message is from a person; a status or an echo is about a message to one.
function counterpart(
	event: WebhookEvent,
): Pick<Line & { type: "event" }, "from" | "to"> {
	const { party } = event;
	if (party === undefined) return {};
	return isToPerson(event) ? { to: { ...party } } : { from: { ...party } };
}

/** What a target answered, or why it did not. */
export function replyLine(
	delivery: number,
	reply: Reply,
	hint: string | undefined,
): Line & { type: "reply" } {
	const { ms } = reply;
	const target = maskedUrl(reply.target);
	const outcome = reply.ok
		? { status: reply.status }
		: { failure: { cause: reply.cause, detail: reply.detail } };
	return { v: 1, type: "reply", delivery, target, ms, ...outcome, hint };
}

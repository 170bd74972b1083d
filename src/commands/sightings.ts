import type { ShownEvent } from "../view/timeline.ts";
import { type Delivery, headerValues } from "../webhook/delivery.ts";
import type { Reading } from "../webhook/events.ts";
import type { Seen, Sighting } from "../webhook/seen.ts";

/** A delivery and its events with what earlier traffic says about them. */
export interface ShownDelivery {
	readonly delivery: Delivery;
	readonly events: readonly ShownEvent[];
	/** Set when the very same body came before. */
	readonly duplicate?: Sighting;
	/** Why the body could not be read as it should be, in one sentence. */
	readonly problem?: string;
}

/** Meta delivers within seconds; an event older than this was held up or sent again. Milliseconds. */
const LATE = 5 * 60_000;

/** Labels what came before and what comes late, and remembers the delivery for the next ones. */
export function sight(
	delivery: Delivery,
	reading: Reading,
	seen: Seen,
): ShownDelivery {
	const looked = seen.look(delivery, reading.events, bodyDigest(delivery));
	const events = reading.events.map((event, index): ShownEvent => {
		const sighting = looked.events[index];
		const sentAt =
			event.messageId === undefined ? undefined : seen.sentAt(event.messageId);
		return {
			event,
			...(sighting?.duplicateOf !== undefined && { duplicate: sighting }),
			...(isLate(event.at, delivery.receivedAt) &&
				!event.sample && { late: true }),
			...(event.kind.startsWith("status.") &&
				event.kind !== "status.sent" &&
				event.at !== undefined &&
				sentAt !== undefined && { sinceSentMs: event.at - sentAt }),
		};
	});
	return {
		delivery,
		events,
		...(looked.delivery.duplicateOf !== undefined && {
			duplicate: looked.delivery,
		}),
		...(reading.problem !== undefined && { problem: reading.problem }),
	};
}

/** Remembers a delivery that came before all that were sighted so far. */
export function recall(delivery: Delivery, reading: Reading, seen: Seen): void {
	seen.recall(delivery, reading.events, bodyDigest(delivery));
}

// A signature that was verified is a digest of the body, and at hand.
function bodyDigest({ headers, verification }: Delivery): string | undefined {
	if (!verification.verified) return undefined;
	return headerValues(headers, verification.header)[0];
}

function isLate(at: number | undefined, receivedAt: number): boolean {
	return at !== undefined && receivedAt - at > LATE;
}

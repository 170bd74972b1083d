import type { Courier } from "../io/deliver.ts";
import type { Delivery, HeaderList } from "../webhook/delivery.ts";
import type { WebhookEvent } from "../webhook/event.ts";
import { readNotedEvents } from "../webhook/noted-events.ts";
import type { Reply } from "../webhook/reply.ts";
import type { Seen } from "../webhook/seen.ts";
import { createLanes, type Lanes } from "./lanes.ts";
import { type ShownDelivery, sight } from "./sightings.ts";

/** What a relay tells while it works. */
export interface RelayView {
	received(shown: ShownDelivery): void;
	replied(delivery: number, reply: Reply): void;
	notForwarded(delivery: number, target: URL, why: NotForwarded): void;
}

/** Why a delivery was not sent to a target: too many wait for it already, or the relay is stopping. */
export type NotForwarded = "crowded" | "stopping";

/**
 * Shows a delivery, posts it to each target and shows the replies. Never rejects: a dead target is a reply.
 * Undefined when a filter holds it back; a target that it was not sent to has no reply.
 */
export type Relay = (
	delivery: Delivery,
) => Promise<readonly Reply[] | undefined>;

/** Where deliveries go and how they are looked at. */
export interface RelayOptions {
	readonly view: RelayView;
	readonly seen: Seen;
	/** Which events are shown and forwarded; a delivery goes out whole if one of its events passes. */
	readonly passes: (event: WebhookEvent) => boolean;
	readonly targets: readonly URL[];
	/** Headers for the targets; they replace those of the delivery that have the same name. */
	readonly headers: HeaderList;
	readonly courier: Courier;
	readonly signal: AbortSignal;
	readonly onReply?: (delivery: Delivery, reply: Reply) => void;
}

/** The one way of every delivery, wherever it came from. */
export function createRelay(options: RelayOptions): Relay {
	const { view, seen, passes, courier, signal } = options;
	// Lanes of its own for each target: one that never answers must not hold up the others.
	const targets = options.targets.map((url) => ({ url, lanes: createLanes() }));

	async function forward(
		delivery: Delivery,
		sender: string,
		{ url, lanes }: { readonly url: URL; readonly lanes: Lanes },
	): Promise<Reply[]> {
		const work = async () =>
			// Thousands may wait when the user stops: none of them is to open a connection first.
			signal.aborted
				? undefined
				: courier.deliver({
						url,
						headers: delivery.headers,
						addedHeaders: options.headers,
						body: delivery.body,
						signal,
					});
		const reply = await lanes.run(sender, delivery.body.length, work);
		if (reply === undefined) {
			view.notForwarded(
				delivery.id,
				url,
				signal.aborted ? "stopping" : "crowded",
			);
			return [];
		}
		options.onReply?.(delivery, reply);
		view.replied(delivery.id, reply);
		return [reply];
	}

	return async (delivery) => {
		const reading = readNotedEvents(delivery.body);
		const shown = sight(delivery, reading, seen);
		const passing = shown.events.filter(({ event }) => passes(event));
		// What can't be read holds no event that a filter could speak of: it is shown and forwarded.
		if (passing.length === 0 && reading.events.length > 0) return undefined;
		view.received({ ...shown, events: passing });
		const sender = senderOf(reading.events[0]);
		const replies = await Promise.all(
			targets.map((target) => forward(delivery, sender, target)),
		);
		return replies.flat();
	};
}

// Deliveries about one person keep their order on the way to a target.
function senderOf(event: WebhookEvent | undefined): string {
	const { phone, userId } = event?.party ?? {};
	return phone ?? userId ?? "";
}

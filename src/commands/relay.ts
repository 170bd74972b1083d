import type { Courier } from "../io/deliver.ts";
import type { Delivery, HeaderList } from "../webhook/delivery.ts";
import type { WebhookEvent } from "../webhook/event.ts";
import { readEvents } from "../webhook/events.ts";
import type { Reply } from "../webhook/reply.ts";
import type { Seen } from "../webhook/seen.ts";
import type { Lanes } from "./lanes.ts";
import { type ShownDelivery, sight } from "./sightings.ts";

/** What a relay tells while it works. */
export interface RelayView {
	received(shown: ShownDelivery): void;
	replied(delivery: number, reply: Reply): void;
	/** The delivery was not sent to the target, because too many wait for it already. */
	notForwarded(delivery: number, target: URL): void;
}

/** Shows a delivery, posts it to each target and shows the replies. Never rejects: a dead target is a reply. */
export type Relay = (delivery: Delivery) => Promise<readonly Reply[]>;

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
	readonly lanes: Lanes;
	readonly signal: AbortSignal;
	readonly onReply?: (delivery: Delivery, reply: Reply) => void;
}

/** The one way of every delivery, wherever it came from. */
export function createRelay(options: RelayOptions): Relay {
	const { view, seen, passes, targets, courier, lanes, signal } = options;

	async function forward(
		delivery: Delivery,
		sender: string,
		url: URL,
	): Promise<Reply[]> {
		const work = () =>
			courier.deliver({
				url,
				headers: delivery.headers,
				addedHeaders: options.headers,
				body: delivery.body,
				signal,
			});
		const reply = await lanes.run(
			`${url.href} ${sender}`,
			delivery.body.length,
			work,
		);
		if (reply === undefined) {
			view.notForwarded(delivery.id, url);
			return [];
		}
		options.onReply?.(delivery, reply);
		view.replied(delivery.id, reply);
		return [reply];
	}

	return async (delivery) => {
		const reading = readEvents(delivery.body);
		const shown = sight(delivery, reading, seen);
		const passing = shown.events.filter(({ event }) => passes(event));
		// What can't be read holds no event that a filter could speak of: it is shown and forwarded.
		if (passing.length === 0 && reading.events.length > 0) return [];
		view.received({ ...shown, events: passing });
		const sender = senderOf(reading.events[0]);
		const replies = await Promise.all(
			targets.map((url) => forward(delivery, sender, url)),
		);
		return replies.flat();
	};
}

// Deliveries about one person keep their order on the way to a target.
function senderOf(event: WebhookEvent | undefined): string {
	const { phone, userId } = event?.party ?? {};
	return phone ?? userId ?? "";
}

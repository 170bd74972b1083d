import { hash } from "node:crypto";
import type { Delivery } from "./delivery.ts";
import type { WebhookEvent } from "./event.ts";
import { Recent } from "./recent.ts";

/** How often something came so far, this time included; when it came before, as which delivery and when first. */
export interface Sighting {
	readonly count: number;
	readonly duplicateOf?: number;
	/** Milliseconds since the epoch. */
	readonly firstSeenAt?: number;
}

/** What came of a delivery before: its very body, and each of its events in their order. */
export interface Looked {
	readonly delivery: Sighting;
	readonly events: readonly Sighting[];
}

/** A bounded memory of what came, for labelling what Meta sends again. */
export interface Seen {
	/** Looks a delivery up and remembers it. `bodyDigest` is any digest of its body that the caller has at hand. */
	look(
		delivery: Pick<Delivery, "id" | "receivedAt" | "body">,
		events: readonly WebhookEvent[],
		bodyDigest?: string,
	): Looked;
	/** Remembers a delivery that came before all that are remembered so far. */
	recall(
		delivery: Pick<Delivery, "id" | "receivedAt" | "body">,
		events: readonly WebhookEvent[],
		bodyDigest?: string,
	): void;
	/** When the message left Meta's server, in milliseconds since the epoch, if its `sent` status came. */
	sentAt(messageId: string): number | undefined;
}

interface Memory {
	readonly delivery: number;
	readonly at: number;
	readonly count: number;
}

/** Remembers at least the latest `limit` bodies and events, and the `sent` times of as many messages. */
export function createSeen(options: { readonly limit?: number } = {}): Seen {
	const limit = options.limit ?? 10_000;
	const memories = new Recent<Memory>(limit);
	const sentTimes = new Recent<number>(limit);

	function sight(
		key: string,
		delivery: { readonly id: number; readonly receivedAt: number },
	): Sighting {
		const before = memories.get(key);
		if (!before) {
			memories.set(key, {
				delivery: delivery.id,
				at: delivery.receivedAt,
				count: 1,
			});
			return { count: 1 };
		}
		const count = before.count + 1;
		memories.set(key, { ...before, count });
		return {
			count,
			duplicateOf: before.delivery,
			firstSeenAt: before.at,
		};
	}

	function recall(
		key: string,
		{ id, receivedAt }: { readonly id: number; readonly receivedAt: number },
	): void {
		const count = (memories.get(key)?.count ?? 0) + 1;
		memories.set(key, { delivery: id, at: receivedAt, count });
	}

	function rememberSent({ kind, messageId, at }: WebhookEvent): void {
		if (kind !== "status.sent" || !messageId || at === undefined) return;
		const key = bounded(messageId);
		if (sentTimes.get(key) === undefined) sentTimes.set(key, at);
	}

	return {
		look(delivery, events, bodyDigest = sha256(delivery.body)) {
			events.forEach(rememberSent);
			return {
				delivery: sight(bodyKey(bodyDigest), delivery),
				events: events.map((event) => {
					const key = eventKey(event);
					return key ? sight(key, delivery) : { count: 1 };
				}),
			};
		},
		recall(delivery, events, bodyDigest = sha256(delivery.body)) {
			events.forEach(rememberSent);
			recall(bodyKey(bodyDigest), delivery);
			for (const event of events) {
				const key = eventKey(event);
				if (key) recall(key, delivery);
			}
		},
		sentAt: (messageId) => sentTimes.get(bounded(messageId)),
	};
}

function bodyKey(digest: string): string {
	return `body ${digest}`;
}

/**
 * One message has several statuses, one call several states, so the kind belongs to the key; a group's statuses differ in the
 * participant alone, so the party does as well.
 */
function eventKey({
	kind,
	messageId,
	party,
}: WebhookEvent): string | undefined {
	if (!messageId) return undefined;
	const who = party?.phone ?? party?.userId ?? "";
	return `${kind} ${bounded(messageId)} ${bounded(who)}`;
}

/** Ids are untrusted: a long one is kept as its digest. */
function bounded(id: string): string {
	return id.length <= 256 ? id : sha256(id);
}

function sha256(data: string | Buffer): string {
	return hash("sha256", data, "hex");
}

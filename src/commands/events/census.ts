import type { Stats, TargetStats } from "../../view/stats.ts";
import type { Delivery } from "../../webhook/delivery.ts";
import type { WebhookEvent } from "../../webhook/event.ts";
import type { Reading } from "../../webhook/events.ts";
import { Recent } from "../../webhook/recent.ts";
import type { Reply } from "../../webhook/reply.ts";
import { createSeen } from "../../webhook/seen.ts";
import { sight } from "../sightings.ts";
import { createTimeCounter, type TimeCounter } from "./response-times.ts";
import { isFailure } from "./selection.ts";

/** The record in numbers, entry by entry, in memory that does not grow with it. */
export interface Census {
	/** A delivery; `chosen` are the events of it that count, or nothing when it doesn't count itself. */
	delivery(
		delivery: Delivery,
		reading: Reading,
		chosen: readonly WebhookEvent[] | undefined,
	): void;
	/** A reply, which counts if its delivery does. */
	reply(delivery: number, reply: Reply): void;
	refused(reasons: Readonly<Record<string, number>>): void;
	result(): Omit<Stats, "bytes">;
}

/** A census of nothing yet. Deliveries are to come in the order in which they were recorded, replies behind theirs. */
export function createCensus(): Census {
	const seen = createSeen({ limit: remembered });
	let things = 0;
	const counted = new Recent<true>(remembered);
	const totals = { deliveries: 0, events: 0, unverified: 0, unreadable: 0 };
	let duplicates = 0;
	let firstAt: number | undefined;
	let lastAt: number | undefined;
	const kinds = createTally();
	const numbers = new Map<string, { display?: string; events: number }>();
	const refused = createTally();
	const targets = new Map<string, CountedTarget>();

	function countEvent(event: WebhookEvent): void {
		const { kind, phoneNumberId, displayPhoneNumber } = event;
		totals.events++;
		kinds.add(kind);
		if (phoneNumberId === undefined) return;
		const number = numbers.get(phoneNumberId) ?? { events: 0 };
		number.events++;
		if (displayPhoneNumber !== undefined) number.display = displayPhoneNumber;
		if (numbers.size < mostNames) numbers.set(phoneNumberId, number);
	}

	return {
		delivery(delivery, reading, chosen) {
			const shown = sight(delivery, reading, seen);
			things += 1 + reading.events.length;
			if (chosen === undefined) return;
			const { id, receivedAt, verification } = delivery;
			counted.set(String(id), true);
			totals.deliveries++;
			if (!verification.verified) totals.unverified++;
			if (reading.events.length === 0) totals.unreadable++;
			if (shown.duplicate ?? shown.events.some((event) => event.duplicate))
				duplicates++;
			firstAt ??= receivedAt;
			lastAt = receivedAt;
			for (const event of chosen) countEvent(event);
		},
		reply(delivery, reply) {
			if (!counted.get(String(delivery))) return;
			const target = targets.get(reply.target) ?? newTarget();
			if (targets.size < mostNames) targets.set(reply.target, target);
			if (!reply.ok) {
				target.failures.add(reply.cause);
				return;
			}
			target[isFailure(reply) ? "other" : "ok"]++;
			target.times.add(reply.ms);
		},
		refused(reasons) {
			for (const [reason, count] of Object.entries(reasons))
				refused.add(reason, count);
		},
		result: () => ({
			...totals,
			duplicates,
			duplicatesWithin: things > remembered ? remembered : undefined,
			firstAt,
			lastAt,
			kinds: kinds.counts(),
			numbers: [...numbers].map(([id, { display, events }]) => ({
				id,
				display,
				events,
			})),
			refused: refused.counts(),
			targets: [...targets].map(targetStats),
		}),
	};
}

/** Bodies and events that are held to be told when they come again. */
const remembered = 200_000;
/** Names that come from payloads, or with every run another one: nobody reads more. */
const mostNames = 200;

interface CountedTarget {
	ok: number;
	other: number;
	readonly failures: Tally;
	readonly times: TimeCounter;
}

function newTarget(): CountedTarget {
	return {
		ok: 0,
		other: 0,
		failures: createTally(),
		times: createTimeCounter(),
	};
}

function targetStats([target, counted]: [string, CountedTarget]): TargetStats {
	const { ok, other, failures, times } = counted;
	return {
		target,
		ok,
		other,
		failures: failures.counts(),
		ms: times.summary(),
	};
}

interface Tally {
	add(name: string, count?: number): void;
	/** The most frequent first; those that came when there were too many names already as `others`. */
	counts(): ReadonlyMap<string, number>;
}

function createTally(): Tally {
	const counts = new Map<string, number>();
	return {
		add(name, count = 1) {
			const known = counts.has(name) || counts.size < mostNames;
			const key = known ? name : "others";
			counts.set(key, (counts.get(key) ?? 0) + count);
		},
		counts: () => new Map([...counts].sort(([, a], [, b]) => b - a)),
	};
}

import type { Totals } from "../../view/summary.ts";
import type { RelayView } from "../relay.ts";

/** What `listen` counts while it runs, for its closing summary. */
export interface Tally {
	/** POSTs that came to the webhook's path. */
	received: number;
	verified: number;
	refused: number;
	duplicates: number;
	/** Deliveries answered 503 because they could not be recorded. */
	turnedAway: number;
	/** Milliseconds from the last byte of a delivery to its answer, at worst. */
	slowestAckMs: number | undefined;
	/** Events that a filter kept from being shown and forwarded. */
	heldBack: number;
	readonly forwarded: { ok: number; failed: number };
	/** Events by kind. */
	readonly kinds: Map<string, number>;
}

/** A tally of nothing yet. */
export function createTally(): Tally {
	return {
		received: 0,
		verified: 0,
		refused: 0,
		duplicates: 0,
		turnedAway: 0,
		slowestAckMs: undefined,
		heldBack: 0,
		forwarded: { ok: 0, failed: 0 },
		kinds: new Map(),
	};
}

// Kinds come from the payload: a sender must not be able to grow this for ever.
const MAX_KINDS = 200;

/** The view, with what passes through it counted. */
export function countingView(view: RelayView, tally: Tally): RelayView {
	return {
		received(shown) {
			if (shown.duplicate ?? shown.events.some(({ duplicate }) => duplicate))
				tally.duplicates++;
			for (const { event } of shown.events) {
				const known = tally.kinds.get(event.kind) ?? 0;
				if (known > 0 || tally.kinds.size < MAX_KINDS)
					tally.kinds.set(event.kind, known + 1);
			}
			view.received(shown);
		},
		replied(delivery, reply) {
			const isTaken = reply.ok && reply.status >= 200 && reply.status < 300;
			tally.forwarded[isTaken ? "ok" : "failed"]++;
			view.replied(delivery, reply);
		},
		notForwarded(delivery, target, why) {
			tally.forwarded.failed++;
			view.notForwarded(delivery, target, why);
		},
	};
}

/** The tally as the closing summary takes it. */
export function totals(
	tally: Tally,
	run: {
		readonly ms: number;
		readonly forwards: boolean;
		readonly recording: string | undefined;
		/** The flags that hold events back. */
		readonly heldBackBy: string;
	},
): Totals {
	const { forwarded, heldBack, ...rest } = tally;
	return {
		...rest,
		ms: run.ms,
		recording: run.recording,
		notShown: { events: heldBack, by: run.heldBackBy },
		forwarded: run.forwards ? forwarded : undefined,
	};
}

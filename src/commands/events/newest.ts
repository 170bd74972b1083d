import type { Context } from "../../context.ts";
import type { Place } from "../../io/store/place.ts";
import type { WebhookEvent } from "../../webhook/event.ts";
import type { Reading } from "../../webhook/events.ts";
import { readNotedEvents } from "../../webhook/noted-events.ts";
import type { Seen } from "../../webhook/seen.ts";
import { recall, type ShownDelivery, sight } from "../sightings.ts";
import { newestFirst, type Recorded } from "./read-record.ts";
import type { Selection } from "./selection.ts";

/** A delivery that was asked for. */
export interface Chosen extends Recorded {
	readonly reading: Reading;
	/** Those of its events that were asked for. */
	readonly events: readonly WebhookEvent[];
}

/** What is looked for, and where. */
export interface Wanted {
	readonly dir: string;
	readonly count: number;
	readonly selection: Selection;
	/** Told what came before the oldest that is found. */
	readonly seen: Seen;
	/** What stands behind it in the record is not looked at. */
	readonly end?: Place;
}

/** The newest recorded deliveries that were asked for, oldest first. Stops early, with what it has, when the user asks it to. */
export async function newest(
	{ dir, count, selection, seen, end }: Wanted,
	context: Context,
): Promise<Chosen[]> {
	const found: Chosen[] = [];
	let before = 0;
	for await (const recorded of newestFirst(dir, context, end)) {
		const { delivery } = recorded;
		if (context.stop.aborted || before === lookBack) break;
		const isSought =
			found.length < count && delivery.receivedAt >= selection.since;
		// Nothing was found that could have come before.
		if (!isSought && found.length === 0 && end === undefined) break;
		const reading = readNotedEvents(delivery.body);
		if (isSought) {
			const events = selection.choose(recorded, reading);
			if (events !== undefined) found.push({ ...recorded, reading, events });
		} else {
			recall(delivery, reading, seen);
			before++;
		}
	}
	return found.reverse();
}

/** Meta mostly sends again within minutes. So many are read in a few hundredths of a second. */
const lookBack = 200;

/** What is shown of a delivery that was asked for: its label as all of it has it, and the events chosen. */
export function sightChosen(
	{ delivery, reading, events }: Chosen,
	seen: Seen,
): ShownDelivery {
	const shown = sight(delivery, reading, seen);
	const chosen = new Set(events);
	return {
		...shown,
		events: shown.events.filter(({ event }) => chosen.has(event)),
	};
}

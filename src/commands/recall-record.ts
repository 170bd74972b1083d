import type { Place } from "../io/store/place.ts";
import { readRecord } from "../io/store/reader.ts";
import { readNotedEvents } from "../webhook/noted-events.ts";
import type { Seen } from "../webhook/seen.ts";
import { recall } from "./sightings.ts";

/** Tells a memory of the `most` latest deliveries that stand before a place in the record. What can't be read is not remembered. */
export async function recallRecord(
	dir: string,
	end: Place,
	seen: Seen,
	most: number,
): Promise<void> {
	let count = 0;
	try {
		for await (const entry of readRecord(dir, end)) {
			if (entry.type !== "delivery") continue;
			recall(entry.delivery, readNotedEvents(entry.delivery.body), seen);
			count++;
			if (count === most) return;
		}
	} catch {
		// It only spares a label: a folder that can't be read says so where it matters.
	}
}

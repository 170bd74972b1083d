import type { Context } from "../../context.ts";
import { readRecordForward } from "../../io/store/reader.ts";
import type { Delivery } from "../../webhook/delivery.ts";
import { readNotedEvents } from "../../webhook/noted-events.ts";
import type { ExportOptions } from "../events.ts";
import { find } from "./find.ts";
import { newestFirst, type Recorded } from "./read-record.ts";
import { createSelection, type Selection } from "./selection.ts";

/** The deliveries that were asked for; the record they are in may be larger than memory. */
export interface Chosen {
	readonly count: number;
	/** All of them, oldest first. */
	deliveries(): Iterable<Delivery> | AsyncIterable<Delivery>;
}

/** More than this is read from the record a second time, in bytes. */
const mostKept = 64 * 1024 * 1024;
// What stands around a body takes room, too.
const envelopeBytes = 2_000;

/** Looks through the record for what was asked for, and shows each to `meet`, the newest first. Throws CliError for an id that is not recorded. */
export async function chooseForExport(
	options: ExportOptions,
	dir: string,
	meet: (delivery: Delivery) => void,
	context: Context,
): Promise<Chosen> {
	const { ids, number = Number.POSITIVE_INFINITY } = options;
	const selection = createSelection(options, context);
	const chosen = new Map<number, Delivery | undefined>();
	let bytes = 0;
	for await (const recorded of candidates(ids, dir, context)) {
		const { delivery } = recorded;
		const { id, body, receivedAt } = delivery;
		const isPast = ids.length === 0 && receivedAt < selection.since;
		if (context.stop.aborted || isPast || chosen.size >= number) break;
		if (chosen.has(id) || !isAsked(recorded, selection)) continue;
		bytes += body.length + envelopeBytes;
		chosen.set(id, bytes > mostKept ? undefined : delivery);
		meet(delivery);
	}
	return {
		count: chosen.size,
		deliveries: () =>
			bytes > mostKept ? readAgain(chosen, dir) : inOrder(chosen),
	};
}

/** Reading a body takes most of the time. */
function isAsked(recorded: Recorded, selection: Selection): boolean {
	if (!selection.isLimited) return true;
	const reading = readNotedEvents(recorded.delivery.body);
	return selection.choose(recorded, reading) !== undefined;
}

async function* candidates(
	ids: readonly string[],
	dir: string,
	context: Context,
): AsyncGenerator<Recorded> {
	if (ids.length === 0) yield* newestFirst(dir, context);
	for (const id of ids) yield await find(dir, id, context);
}

function inOrder(
	chosen: ReadonlyMap<number, Delivery | undefined>,
): readonly Delivery[] {
	return [...chosen.values()]
		.filter((delivery) => delivery !== undefined)
		.sort((a, b) => a.id - b.id);
}

async function* readAgain(
	chosen: ReadonlyMap<number, unknown>,
	dir: string,
): AsyncGenerator<Delivery> {
	for await (const entry of readRecordForward(dir)) {
		if (entry.type === "delivery" && chosen.has(entry.delivery.id))
			yield entry.delivery;
	}
}

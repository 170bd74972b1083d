import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import { followRecord } from "../../io/store/follow.ts";
import { endOfRecord } from "../../io/store/place.ts";
import type { RecordEntry } from "../../io/store/record-entry.ts";
import { readNotedEvents } from "../../webhook/noted-events.ts";
import { Recent } from "../../webhook/recent.ts";
import type { Reply } from "../../webhook/reply.ts";
import { createSeen, type Seen } from "../../webhook/seen.ts";
import { tellOfDamage } from "../damage.ts";
import type { FollowOptions } from "../events.ts";
import { sight } from "../sightings.ts";
import { type Chosen, newest, sightChosen } from "./newest.ts";
import {
	type Recorded,
	recordedDelivery,
	recordPlace,
	withoutBody,
} from "./read-record.ts";
import { createSelection, isFailure, type Selection } from "./selection.ts";
import { createRecordView, type RecordView } from "./view.ts";

/** Prints the newest recorded deliveries that were asked for, then what is recorded from now on, until it is stopped. */
export async function follow(
	options: FollowOptions,
	context: Context,
): Promise<ExitCode> {
	const { stop, fault, stdout, stderr } = context;
	const selection = createSelection(options, context);
	const { dir, redact } = await recordPlace(options, context);
	const view = createRecordView(options, context, redact);
	const seen = createSeen();
	const end = await endOfRecord(dir);
	if (options.quiet !== true) {
		const yet = end.firstId === 0 ? ", where nothing is recorded yet" : "";
		stderr.write(`following ${dir}${yet}; Ctrl-C ends it\n`);
	}
	const failed = options.failed === true;
	const stream = createStream({ dir, selection, failed, seen, view, context });
	const wanted = { dir, count: options.number, selection, seen, end };
	for (const chosen of await newest(wanted, context)) {
		if (stdout.gone.aborted || stop.aborted) break;
		await stream.show(chosen);
	}
	const signal = AbortSignal.any([stop, fault, stdout.gone]);
	let damaged = 0;
	for await (const entry of followRecord(dir, end, signal)) {
		if (entry.type === "damaged") damaged++;
		else await stream.take(entry);
	}
	tellOfDamage(damaged, stderr);
	return ExitCode.Done;
}

/** Entries of the record, one after the other, on their way to the view. */
interface Stream {
	/** Shows a delivery, and from then on the replies to it. */
	show(chosen: Chosen): Promise<void>;
	take(entry: RecordEntry): Promise<void>;
}

function createStream({
	dir,
	selection,
	failed,
	seen,
	view,
	context,
}: {
	readonly dir: string;
	readonly selection: Selection;
	readonly failed: boolean;
	readonly seen: Seen;
	readonly view: RecordView;
	readonly context: Context;
}): Stream {
	/** When the deliveries shown came, for the replies to them. */
	const shown = new Recent<number>(10_000);

	async function show(chosen: Chosen): Promise<void> {
		const { delivery, replies } = chosen;
		shown.set(String(delivery.id), delivery.receivedAt);
		await view.delivery(sightChosen(chosen, seen), replies);
	}

	async function showIfAsked(recorded: Recorded): Promise<void> {
		const reading = readNotedEvents(recorded.delivery.body);
		const events = selection.choose(recorded, reading);
		if (events !== undefined) await show({ ...recorded, reading, events });
		// One that may yet fail is sighted when it does.
		else if (!failed) sight(recorded.delivery, reading, seen);
	}

	async function showReply(id: number, reply: Reply): Promise<void> {
		const receivedAt = shown.get(String(id));
		if (receivedAt !== undefined) await view.reply({ id, receivedAt }, reply);
		else if (failed && isFailure(reply)) {
			const recorded = await recordedDelivery(dir, id, context);
			if (recorded) await showIfAsked({ ...recorded, replies: [reply] });
		}
	}

	return {
		show,
		async take(entry) {
			if (entry.type === "delivery")
				await showIfAsked({ delivery: entry.delivery, replies: [] });
			if (entry.type === "reply")
				await showReply(entry.delivery, withoutBody(entry.reply));
		},
	};
}

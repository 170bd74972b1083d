import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import { readEvents } from "../../webhook/events.ts";
import { createSeen } from "../../webhook/seen.ts";
import type { ListOptions } from "../events.ts";
import { createFilter, type EventFilter } from "../filter.ts";
import { sight } from "../sightings.ts";
import { newestFirst, type Recorded, recordPlace } from "./read-record.ts";
import { parseSince } from "./since.ts";
import { createRecordView } from "./view.ts";

/** Prints the newest recorded deliveries that hold an event asked for, newest last. */
export async function list(
	options: ListOptions,
	context: Context,
): Promise<ExitCode> {
	const passes = filter(options);
	const since =
		options.since === undefined ? 0 : parseSince(options.since, context.now());
	const { dir, redact } = await recordPlace(options, context);
	const found = await newest(
		dir,
		{ since, passes, count: options.number },
		context,
	);
	const view = createRecordView(options, context, redact);
	const seen = createSeen();
	for (const { delivery, replies } of found.reverse()) {
		if (context.stdout.gone.aborted || context.stop.aborted) break;
		const shown = sight(delivery, readEvents(delivery.body), seen);
		const events = shown.events.filter(({ event }) => passes(event));
		await view.delivery({ ...shown, events }, replies);
	}
	if (context.stop.aborted) return ExitCode.Interrupted;
	if (found.length === 0 && options.quiet !== true) {
		context.stderr.write(
			`nothing ${isFiltered(options) ? "like that " : ""}recorded in ${dir}\n`,
		);
	}
	return ExitCode.Done;
}

function filter(options: ListOptions): EventFilter {
	const types = (options.type ?? []).map((type) => `message.${type}`);
	return createFilter({
		kinds: [...(options.kind ?? []), ...types],
		parties: options.phone ?? [],
		phoneNumberIds: [],
	});
}

function isFiltered({ kind, type, phone, since }: ListOptions): boolean {
	return [kind, type, phone, since].some((option) => option !== undefined);
}

async function newest(
	dir: string,
	wanted: {
		readonly since: number;
		readonly passes: EventFilter;
		readonly count: number;
	},
	context: Context,
): Promise<Recorded[]> {
	const found: Recorded[] = [];
	for await (const recorded of newestFirst(dir, context)) {
		const { receivedAt, body } = recorded.delivery;
		if (receivedAt < wanted.since || context.stop.aborted) break;
		const { events } = readEvents(body);
		// A body without events is something a person should see, unless they asked for a kind.
		if (events.length > 0 && !events.some(wanted.passes)) continue;
		found.push(recorded);
		if (found.length === wanted.count) break;
	}
	return found;
}

import type { Context } from "../../context.ts";
import type { Anonymiser } from "../../webhook/anonymise/anonymiser.ts";
import type { Delivery } from "../../webhook/delivery.ts";
import { readEvents } from "../../webhook/events.ts";
import { JsonSyntaxError } from "../../webhook/json-tokens.ts";
import type { ExportOptions } from "../events.ts";
import { jsonText } from "./export-body.ts";
import { find } from "./find.ts";
import { newestFirst, oldestFirst, type Recorded } from "./read-record.ts";
import { createSelection } from "./selection.ts";

/** The deliveries that were asked for, by id: the record may be larger than memory. Throws CliError for an id that is not recorded. */
export async function chooseForExport(
	options: ExportOptions,
	dir: string,
	anonymiser: Anonymiser | undefined,
	context: Context,
): Promise<ReadonlySet<number>> {
	const selection = createSelection(options, context);
	const chosen = new Set<number>();
	const { number = Number.POSITIVE_INFINITY } = options;
	for await (const recorded of candidates(options.ids, dir, context)) {
		const { delivery } = recorded;
		if (context.stop.aborted || chosen.size >= number) break;
		if (options.ids.length === 0 && delivery.receivedAt < selection.since)
			break;
		if (selection.choose(recorded, readEvents(delivery.body)) === undefined)
			continue;
		chosen.add(delivery.id);
		if (anonymiser) learn(delivery, anonymiser);
	}
	return chosen;
}

async function* candidates(
	ids: readonly string[],
	dir: string,
	context: Context,
): AsyncGenerator<Recorded> {
	if (ids.length === 0) yield* newestFirst(dir, context);
	for (const id of ids) yield await find(dir, id, context);
}

/** Who is named in one delivery may be spoken of in another. */
function learn({ body }: Delivery, anonymiser: Anonymiser): void {
	try {
		anonymiser.learn(jsonText(body));
	} catch (error) {
		if (!(error instanceof JsonSyntaxError)) throw error;
	}
}

/** The chosen deliveries, oldest first. */
export async function* readChosen(
	chosen: ReadonlySet<number>,
	dir: string,
	context: Context,
): AsyncGenerator<Delivery> {
	let left = chosen.size;
	if (left === 0) return;
	// A damaged line is told of once, and the way here went past it.
	const quiet = {
		...context,
		stderr: { ...context.stderr, write: () => true },
	};
	for await (const entry of oldestFirst(dir, 0, quiet)) {
		if (entry.type !== "delivery" || !chosen.has(entry.delivery.id)) continue;
		yield entry.delivery;
		left -= 1;
		if (left === 0) return;
	}
}

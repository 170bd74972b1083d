import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import { readNotedEvents } from "../../webhook/noted-events.ts";
import { createSeen } from "../../webhook/seen.ts";
import type { ShowOptions } from "../events.ts";
import { sight } from "../sightings.ts";
import { find } from "./find.ts";
import { recordPlace } from "./read-record.ts";
import { createRecordView } from "./view.ts";

/** Prints one recorded delivery: whole, or just its body, byte for byte. */
export async function show(
	id: string,
	options: ShowOptions,
	context: Context,
): Promise<ExitCode> {
	const { dir, redact } = await recordPlace(options, context);
	const { delivery, replies } = await find(dir, id, context);
	if (options.raw === true) {
		context.stdout.write(delivery.body);
		return ExitCode.Done;
	}
	const shown = sight(delivery, readNotedEvents(delivery.body), createSeen());
	const view = createRecordView({ ...options, verbose: true }, context, redact);
	await view.delivery(shown, replies);
	return ExitCode.Done;
}

import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import { createSeen } from "../../webhook/seen.ts";
import type { ListOptions } from "../events.ts";
import { newest, sightChosen } from "./newest.ts";
import { recordPlace } from "./read-record.ts";
import { createSelection } from "./selection.ts";
import { createRecordView } from "./view.ts";

/** Prints the newest recorded deliveries that were asked for, newest last. */
export async function list(
	options: ListOptions,
	context: Context,
): Promise<ExitCode> {
	const selection = createSelection(options, context);
	const { dir, redact } = await recordPlace(options, context);
	const seen = createSeen();
	const wanted = { dir, count: options.number, selection, seen };
	const found = await newest(wanted, context);
	const view = createRecordView(options, context, redact);
	for (const chosen of found) {
		if (context.stdout.gone.aborted || context.stop.aborted) break;
		await view.delivery(sightChosen(chosen, seen), chosen.replies);
	}
	if (context.stop.aborted) return ExitCode.Interrupted;
	if (found.length === 0 && options.quiet !== true) {
		context.stderr.write(
			`nothing ${selection.isLimited ? "like that " : ""}recorded in ${dir}\n`,
		);
	}
	return ExitCode.Done;
}

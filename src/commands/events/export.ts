import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import { createAnonymiser } from "../../webhook/anonymise/anonymiser.ts";
import type { ExportOptions } from "../events.ts";
import { prepare } from "./export-body.ts";
import { createFixtureFolder } from "./export-fixtures.ts";
import { createLines } from "./export-lines.ts";
import { chooseForExport, readChosen } from "./export-selection.ts";
import { recordPlace } from "./read-record.ts";

/**
 * Writes the recorded deliveries that were asked for, oldest first: as NDJSON on stdout, or each as a fixture. `Failed` when a
 * file was there already with another content.
 */
export async function exportRecord(
	options: ExportOptions,
	context: Context,
): Promise<ExitCode> {
	const { stdout, stderr, stop } = context;
	const { dir, redact } = await recordPlace(options, context);
	const anonymiser =
		options.anonymise === true ? createAnonymiser() : undefined;
	const chosen = await chooseForExport(options, dir, anonymiser, context);
	const outlet =
		options.fixture === undefined
			? createLines(options, redact, context)
			: createFixtureFolder(options.fixture, options, context);
	let left = 0;
	for await (const delivery of readChosen(chosen, dir, context)) {
		if (stop.aborted) return ExitCode.Interrupted;
		if (stdout.gone.aborted) break;
		const prepared = prepare(delivery.body, outlet.needsJson, anonymiser);
		if (prepared.ok) await outlet.put({ ...delivery, body: prepared.body });
		else {
			left += 1;
			stderr.write(
				`delivery ${delivery.id} is left out: ${prepared.problem}\n`,
			);
		}
	}
	const isWhole = outlet.end();
	if (options.quiet !== true && chosen.size === 0)
		stderr.write(`nothing to export in ${dir}\n`);
	if (options.quiet !== true && anonymiser && chosen.size > left)
		stderr.write(textsKept);
	return isWhole ? ExitCode.Done : ExitCode.Failed;
}

const textsKept =
	"what people wrote is kept, but for the numbers, names and ids recognised in it: read it before you share it\n";

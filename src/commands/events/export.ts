import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import { createAnonymiser } from "../../webhook/anonymise/anonymiser.ts";
import type { ExportOptions } from "../events.ts";
import { learnFrom, prepare } from "./export-body.ts";
import { createFixtureFolder } from "./export-fixtures.ts";
import { createLines } from "./export-lines.ts";
import { chooseForExport } from "./export-selection.ts";
import { recordPlace } from "./read-record.ts";

/**
 * Writes the recorded deliveries that were asked for, oldest first: as NDJSON on stdout, or each as a fixture. Throws CliError
 * when a fixture was there already with another body.
 */
export async function exportRecord(
	options: ExportOptions,
	context: Context,
): Promise<ExitCode> {
	const { anonymise, fixture, quiet = false } = options;
	const { stdout, stderr, stop } = context;
	const { dir, redact } = await recordPlace(options, context);
	const anonymiser = anonymise === true ? createAnonymiser() : undefined;
	const chosen = await chooseForExport(
		options,
		dir,
		({ body }) => anonymiser && learnFrom(body, anonymiser),
		context,
	);
	const outlet =
		fixture === undefined
			? createLines(options, redact, context)
			: createFixtureFolder(fixture, options, context);
	let written = 0;
	for await (const delivery of chosen.deliveries()) {
		if (stdout.gone.aborted || stop.aborted) break;
		const prepared = prepare(delivery.body, outlet.needsJson, anonymiser);
		if (prepared.ok) {
			written += 1;
			await outlet.put({ ...delivery, body: prepared.body });
		} else {
			const { id } = delivery;
			stderr.write(`delivery ${id} is left out: ${prepared.problem}\n`);
		}
	}
	if (stop.aborted) return ExitCode.Interrupted;
	if (!quiet && chosen.count === 0)
		stderr.write(`nothing to export in ${dir}\n`);
	if (!quiet && anonymiser && written > 0) stderr.write(textsKept);
	outlet.end();
	return ExitCode.Done;
}

const textsKept =
	"what people wrote is kept, but for the numbers, names and ids recognised in it: read it before you share it\n";

import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import { clearRecord } from "../../io/store/clear.ts";
import type { GlobalOptions } from "../../program.ts";
import { recordPlace } from "./read-record.ts";

/** Empties the record, also while a listener writes it. */
export async function clear(
	options: GlobalOptions,
	context: Context,
): Promise<ExitCode> {
	const { dir } = await recordPlace(options, context);
	await clearRecord(dir);
	if (options.quiet !== true)
		context.stderr.write(`the record in ${dir} is empty\n`);
	return ExitCode.Done;
}

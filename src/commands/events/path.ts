import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import type { GlobalOptions } from "../../program.ts";
import { recordPlace } from "./read-record.ts";

/** Prints where the record is kept. */
export async function path(
	options: GlobalOptions,
	context: Context,
): Promise<ExitCode> {
	const { dir } = await recordPlace(options, context);
	context.stdout.write(`${dir}\n`);
	return ExitCode.Done;
}

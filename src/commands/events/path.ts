import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import type { GlobalOptions } from "../../program.ts";
import { stateFolder } from "./read-record.ts";

/** Prints where the record is kept. */
export async function path(
	options: GlobalOptions,
	context: Context,
): Promise<ExitCode> {
	context.stdout.write(`${await stateFolder(options, context)}\n`);
	return ExitCode.Done;
}

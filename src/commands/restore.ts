import type { Context } from "../context.ts";
import type { ExitCode } from "../errors.ts";
import type { Declaration, GlobalOptions } from "../program.ts";

/** What the user typed after `wa-hook restore`. */
export interface RestoreOptions extends GlobalOptions {
	dryRun?: boolean;
	yes?: boolean;
	forget?: boolean;
	earlierVerifyToken?: string;
}

/** Declares `wa-hook restore`. */
export const declare: Declaration<typeof run> = (
	command,
	context,
	finish,
	act = run,
) => {
	command
		.description(
			"Gives back the callbacks at Meta that a listen --register had replaced when it was killed, or when Meta could not be reached.",
		)
		.option("--dry-run", "show what would be given back, and change nothing")
		.option("--yes", "also where somebody else has set a callback since")
		.option("--forget", "give nothing back, and forget what stood there")
		.option(
			"--earlier-verify-token <token>",
			"of the callback to give back, which Meta verifies (default: the configured one); also @file or -",
		)
		.addHelpText("after", `\n${examples}`)
		.action(async () =>
			finish(await act(command.optsWithGlobals<RestoreOptions>(), context)),
		);
};

const examples = `Examples:
  wa-hook restore --dry-run
  wa-hook restore
  wa-hook restore --earlier-verify-token @token.txt`;

/** Gives back all that was left: `Done` when nothing is left any more. Throws CliError when it can't be known. */
export async function run(
	options: RestoreOptions,
	context: Context,
): Promise<ExitCode> {
	const { restore } = await import("./restore/restore.ts");
	return restore(options, context);
}

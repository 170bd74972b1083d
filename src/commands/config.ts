import type { Context } from "../context.ts";
import { ExitCode } from "../errors.ts";
import type { Declaration, GlobalOptions } from "../program.ts";

export type ConfigOptions = GlobalOptions;

/** Declares `wa-hook config`. */
export const declare: Declaration<typeof run> = (
	command,
	context,
	finish,
	act = run,
) => {
	command
		.description(
			"Shows each value that can be configured, masked where it is a secret, and where it comes from.",
		)
		.addHelpText("after", `\n${places}`)
		.action(async () =>
			finish(await act(command.optsWithGlobals<ConfigOptions>(), context)),
		);
};

const places = `The first found wins:
  1. a flag
  2. the environment
  3. .env, or the file named with --env-file
  4. wa-hook.config.json, or the wa-hook key of package.json
  5. a name that other tools use too, like APP_SECRET, in the environment or .env`;

/** Prints the configuration. Throws CliError for a file that is wrong. */
export async function run(
	options: ConfigOptions,
	context: Context,
): Promise<ExitCode> {
	const { readConfig } = await import("../config/config.ts");
	const { settingLines, settingTable } = await import("./config/show.ts");
	const config = await readConfig(options, context);
	context.stdout.write(
		options.json === true
			? settingLines(config)
			: settingTable(config, options, context),
	);
	return ExitCode.Done;
}

import type { Context } from "../context.ts";
import { ExitCode } from "../errors.ts";
import type { Declaration, GlobalOptions } from "../program.ts";

/** How `explain` answers. */
export interface ExplainOptions extends GlobalOptions {
	/** All that is known, or a family of it. */
	list?: string | true;
}

/** Declares `wa-hook explain`. */
export const declare: Declaration<typeof run> = (
	command,
	context,
	finish,
	act = run,
) => {
	command
		.description(
			"Says what an error code of Meta's means, why it comes and what to do about it. Nothing is looked up online.",
		)
		.argument(
			"[text...]",
			"a code, words of its name, or a pasted error; - for standard input",
		)
		.option("--list [family]", "list the known codes: all, or of one family")
		.addHelpText("after", `\n${examples}`)
		.action(async (words: string[]) =>
			finish(
				await act(words, command.optsWithGlobals<ExplainOptions>(), context),
			),
		);
};

const examples = `Examples:
  wa-hook explain 131047
  wa-hook explain 190/463                a code and its subcode
  wa-hook explain rate limit             words of its name
  wa-hook explain '{"error":{"message":"(#131030) Recipient phone number not in allowed list", …'
  tail -n 200 app.log | wa-hook explain -
  wa-hook explain --list calling`;

/**
 * Prints what is known of each code in `words`, or of the errors they describe: `Done` when it knows at least one, else
 * `Failed`. Throws CliError when there is nothing to explain.
 */
export async function run(
	words: readonly string[],
	options: ExplainOptions,
	context: Context,
): Promise<ExitCode> {
	const { readText } = await import("./explain/text.ts");
	const { findAnswers, listed } = await import("./explain/answers.ts");
	const { print } = await import("./explain/print.ts");
	const { list } = options;
	const answers =
		list === undefined
			? findAnswers(await readText(words, context))
			: listed([list === true ? "" : list, ...words].join(" ").trim());
	print(answers, options, context);
	const isKnown = answers.explanations.some(({ entry }) => entry !== undefined);
	return isKnown ? ExitCode.Done : ExitCode.Failed;
}

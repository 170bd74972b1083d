import type { Context } from "../context.ts";
import type { ExitCode } from "../errors.ts";
import type { Declaration, GlobalOptions } from "../program.ts";
import { graphTimeout, metaId } from "./arguments.ts";

/** Whose numbers are meant. */
export interface NumbersOptions extends GlobalOptions {
	wabaId?: string;
	/** Milliseconds. */
	timeout?: number;
}

/** Declares `wa-hook numbers`. */
export const declare: Declaration<typeof run> = (
	command,
	context,
	finish,
	act = run,
) => {
	command
		.description(
			"The phone numbers of your WhatsApp accounts, with their ids, status, quality and limit.",
		)
		.option(
			"--waba-id <id>",
			"only of this WhatsApp Business Account (default: all that the token is for)",
			metaId,
		)
		.option(...graphTimeout)
		.addHelpText("after", `\n${notes}\n\n${examples}`)
		.action(async () =>
			finish(await act(command.optsWithGlobals<NumbersOptions>(), context)),
		);
};

const notes =
	"The access token is read from the environment or .env: WHATSAPP_ACCESS_TOKEN.";

const examples = `Examples:
  wa-hook numbers
  wa-hook numbers --waba-id 102290129340398 --json | jq -r .id`;

/** Prints the numbers. Throws CliError where Meta doesn't tell them. */
export async function run(
	options: NumbersOptions,
	context: Context,
): Promise<ExitCode> {
	const { list } = await import("./numbers/list.ts");
	return list(options, context);
}

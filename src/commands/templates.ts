import type { Command } from "commander";
import type { Context } from "../context.ts";
import type { ExitCode } from "../errors.ts";
import type { Declaration, GlobalOptions } from "../program.ts";
import { list as collect, graphTimeout, metaId } from "./arguments.ts";

/** Whose templates are meant. */
export interface TemplatesOptions extends GlobalOptions {
	wabaId?: string;
	/** Milliseconds. */
	timeout?: number;
}

/** Which templates `templates list` lists. */
export interface ListOptions extends TemplatesOptions {
	status?: string[];
	category?: string[];
	lang?: string[];
}

/** In which language `templates show` shows a template. */
export interface ShowOptions extends TemplatesOptions {
	lang?: string;
}

/** What the subcommands do; a test hands in its own. */
export interface Acts {
	list(
		patterns: readonly string[],
		options: ListOptions,
		context: Context,
	): Promise<ExitCode>;
	show(name: string, options: ShowOptions, context: Context): Promise<ExitCode>;
}

/** Declares `wa-hook templates` and its subcommands. */
export const declare: Declaration<Acts> = (
	command,
	context,
	finish,
	acts = run,
) => {
	command
		.description(
			"The message templates of your WhatsApp account: what they say, what they take, and how to send them.",
		)
		.addHelpText("after", `\n${notes}\n\n${examples}`);
	const list = ofAccount(command.command("list", { isDefault: true }))
		.argument("[names...]", "names or parts of them, also 'order_*'")
		.description("all of them, a line each")
		.option("--status <statuses>", "only these: approved,paused", collect)
		.option("--category <categories>", "only these: utility", collect)
		.option("--lang <languages>", "only these: en_US,pt_BR", collect)
		.action(async (names: string[]) =>
			finish(
				await acts.list(names, list.optsWithGlobals<ListOptions>(), context),
			),
		);
	const show: Command = ofAccount(command.command("show"))
		.argument("<name>", "a template's name")
		.description("one with its variables, and the command that sends it")
		.option("--lang <language>", "in this language, where it has several")
		.action(async (name: string) =>
			finish(
				await acts.show(name, show.optsWithGlobals<ShowOptions>(), context),
			),
		);
};

function ofAccount(command: Command): Command {
	return command
		.option("--waba-id <id>", "the WhatsApp Business Account", metaId)
		.option(...graphTimeout);
}

const notes = `The access token is read from the environment or .env: WHATSAPP_ACCESS_TOKEN. The
account is found by itself where the token or the phone number id leads to one.`;

const examples = `Examples:
  wa-hook templates
  wa-hook templates list order --status approved
  wa-hook templates show hello_world
  wa-hook templates show order_confirmation --lang pt_BR`;

const run: Acts = {
	list: async (names, options, context) =>
		(await import("./templates/list.ts")).list(names, options, context),
	show: async (name, options, context) =>
		(await import("./templates/show.ts")).show(name, options, context),
};

import { type Command, InvalidArgumentError } from "commander";
import { splitList } from "../config/syntax.ts";
import type { Context } from "../context.ts";
import { CliError, type ExitCode } from "../errors.ts";
import type { Declaration, GlobalOptions } from "../program.ts";
import { suggest } from "../suggest.ts";

/** Filters of `events list`. */
export interface ListOptions extends GlobalOptions {
	number: number;
	kind?: string[];
	/** The message type: `text` for `message.text`. */
	type?: string[];
	phone?: string[];
	since?: string;
}

/** How `events show` prints the delivery. */
export interface ShowOptions extends GlobalOptions {
	raw?: boolean;
}

/** What the subcommands do; a test hands in its own. */
export interface Acts {
	list(options: ListOptions, context: Context): Promise<ExitCode>;
	show(id: string, options: ShowOptions, context: Context): Promise<ExitCode>;
	clear(options: GlobalOptions, context: Context): Promise<ExitCode>;
	path(options: GlobalOptions, context: Context): Promise<ExitCode>;
}

/** Declares `wa-hook events` and its subcommands. */
export const declare: Declaration<Acts> = (
	command,
	context,
	finish,
	acts = run,
) => {
	command
		.description(
			"What was recorded in this folder. It works while wa-hook listen is running, too.",
		)
		.addHelpText("after", `\n${examples}`)
		.hook("preSubcommand", refuseUnknown);
	const list = command
		.command("list", { isDefault: true })
		.description("the newest deliveries, newest last")
		.option("-n, --number <count>", "how many deliveries", count, 20)
		.option(
			"--kind <kinds>",
			"only these: messages, statuses, message.text, …; comma-separated",
			collect,
		)
		.option(
			"--type <types>",
			"only messages of these types: text, image, …; comma-separated",
			collect,
		)
		.option(
			"--phone <number>",
			"only with this number or user id; repeatable",
			collect,
		)
		.option("--since <time>", "only since then: 2h, 3d, 14:30, 2026-11-21, …")
		.action(async () =>
			finish(await acts.list(list.optsWithGlobals<ListOptions>(), context)),
		);
	const show = command
		.command("show")
		.argument("<id>", "a delivery's id, last, or last~2")
		.description("one delivery: its events, headers, body and replies")
		.option("--raw", "the body, byte for byte")
		.action(async (id: string) =>
			finish(await acts.show(id, show.optsWithGlobals<ShowOptions>(), context)),
		);
	const clear = command
		.command("clear")
		.description("empty the record")
		.action(async () =>
			finish(await acts.clear(clear.optsWithGlobals<GlobalOptions>(), context)),
		);
	const path = command
		.command("path")
		.description("where the record is kept")
		.action(async () =>
			finish(await acts.path(path.optsWithGlobals<GlobalOptions>(), context)),
		);
};

const examples = `Examples:
  wa-hook events                              the newest 20 deliveries
  wa-hook events list --kind status.failed --since 1d
  wa-hook events show last
  wa-hook events show 12 --raw > body.json`;

const run: Acts = {
	list: async (options, context) =>
		(await import("./events/list.ts")).list(options, context),
	show: async (id, options, context) =>
		(await import("./events/show.ts")).show(id, options, context),
	clear: async (options, context) =>
		(await import("./events/clear.ts")).clear(options, context),
	path: async (options, context) =>
		(await import("./events/path.ts")).path(options, context),
};

// Because of the default, a mistyped command would be handed to list as an argument.
function refuseUnknown({ args: [word], commands }: Command): void {
	const names = commands.map((command) => command.name());
	if (word === undefined || word.startsWith("-") || names.includes(word))
		return;
	const meant = suggest(word, names);
	throw new CliError("usage", `unknown command '${word}'`, {
		hint:
			meant === undefined ? "wa-hook events --help" : `Did you mean ${meant}?`,
	});
}

function count(value: string): number {
	const number = Number(value);
	if (/^\d{1,7}$/.test(value) && number > 0) return number;
	throw new InvalidArgumentError("A count is a whole number from 1.");
}

function collect(value: string, previous: string[] = []): string[] {
	return [...previous, ...splitList(value)];
}

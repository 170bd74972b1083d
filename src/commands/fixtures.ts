import { type Command, Option } from "commander";
import { splitList } from "../config/syntax.ts";
import type { Context } from "../context.ts";
import type { ExitCode } from "../errors.ts";
import type { Declaration, GlobalOptions } from "../program.ts";
import type { Wire } from "../webhook/wire.ts";

/** Which fixtures `fixtures list` lists. */
export interface ListOptions extends GlobalOptions {
	kind?: string[];
	field?: string[];
}

/** How `fixtures show` prints a fixture: as it is on disk, or encoded. */
export interface ShowOptions extends GlobalOptions {
	wire?: boolean;
	encode?: Wire;
}

/** What the subcommands do; a test hands in its own. */
export interface Acts {
	list(
		patterns: readonly string[],
		options: ListOptions,
		context: Context,
	): Promise<ExitCode>;
	show(name: string, options: ShowOptions, context: Context): Promise<ExitCode>;
	check(
		files: readonly string[],
		options: GlobalOptions,
		context: Context,
	): Promise<ExitCode>;
}

/** Declares `wa-hook fixtures` and its subcommands. */
export const declare: Declaration<Acts> = (
	command,
	context,
	finish,
	acts = run,
) => {
	command
		.description(
			"The payloads that come with wa-hook, one for each kind of event; and a check for payloads of your own.",
		)
		.addHelpText("after", `\n${examples}`);
	const list = command
		.command("list", { isDefault: true })
		.argument("[patterns...]", "a kind, a field, a word, or 'status-*'")
		.description("the fixtures, by webhook field")
		.option("--kind <kinds>", "only of these kinds; comma-separated", collect)
		.option("--field <fields>", "only of these fields", collect)
		.action(async (patterns: string[]) =>
			finish(
				await acts.list(patterns, list.optsWithGlobals<ListOptions>(), context),
			),
		);
	const show: Command = command
		.command("show")
		.argument("<name>", "a fixture's name, or a kind: text, message.text")
		.description("the JSON of one")
		.option("--wire", "as Meta sends it, byte for byte")
		.addOption(
			new Option("--encode <how>", "the same in another spelling")
				.choices(["meta", "meta-strict", "compact"])
				.conflicts("wire"),
		)
		.action(async (name: string) =>
			finish(
				await acts.show(name, show.optsWithGlobals<ShowOptions>(), context),
			),
		);
	const check = command
		.command("check")
		.argument(
			"<files...>",
			"files, folders, globs, fixtures, recorded ids, or -",
		)
		.description("what payloads hold, and what in them is not as Meta sends it")
		.action(async (files: string[]) =>
			finish(
				await acts.check(
					files,
					check.optsWithGlobals<GlobalOptions>(),
					context,
				),
			),
		);
};

const examples = `Examples:
  wa-hook fixtures                          all of them, by webhook field
  wa-hook fixtures list template
  wa-hook fixtures list 'status-*'
  wa-hook fixtures show text > body.json
  wa-hook fixtures show image --wire        the bytes that Meta would send
  wa-hook fixtures check test/payloads      exit code 1 if any is not as Meta sends it
  pbpaste | wa-hook fixtures check -`;

const run: Acts = {
	list: async (patterns, options, context) =>
		(await import("./fixtures/list.ts")).list(patterns, options, context),
	show: async (name, options, context) =>
		(await import("./fixtures/show.ts")).show(name, options, context),
	check: async (files, options, context) =>
		(await import("./fixtures/check.ts")).check(files, options, context),
};

function collect(value: string, previous: string[] = []): string[] {
	return [...previous, ...splitList(value)];
}

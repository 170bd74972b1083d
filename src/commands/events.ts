import { type Command, InvalidArgumentError } from "commander";
import type { Context } from "../context.ts";
import { CliError, type ExitCode } from "../errors.ts";
import type { Declaration, GlobalOptions } from "../program.ts";
import { suggest } from "../suggest.ts";
import {
	addFilters,
	allFilters,
	eventFilters,
	type FilterOptions,
} from "./criteria.ts";

/** What `events list` lists. */
export interface ListOptions extends FilterOptions {
	number: number;
}

/** What `events follow` shows. */
export interface FollowOptions extends FilterOptions {
	/** How many of those recorded already are shown first. */
	number: number;
}

/** Which conversations `events conversations` lists. */
export interface ConversationsOptions extends FilterOptions {
	number: number;
}

/** How `events show` prints the delivery. */
export interface ShowOptions extends GlobalOptions {
	raw?: boolean;
}

/** What `events export` writes, and where. */
export interface ExportOptions extends FilterOptions {
	/** Deliveries by id, `last` or `last~2`; none asks for all that the filters let through. */
	ids: string[];
	/** The newest so many; all of them when it is left out. */
	number?: number;
	/** A folder for a fixture per delivery. */
	fixture?: string;
	/** Replaces fixtures that are there already. */
	force?: boolean;
	anonymise?: boolean;
}

/** Whether `events clear` asks first. */
export interface ClearOptions extends GlobalOptions {
	yes?: boolean;
}

/** What the subcommands do; a test hands in its own. */
export interface Acts {
	list(options: ListOptions, context: Context): Promise<ExitCode>;
	show(id: string, options: ShowOptions, context: Context): Promise<ExitCode>;
	follow(options: FollowOptions, context: Context): Promise<ExitCode>;
	conversations(
		options: ConversationsOptions,
		context: Context,
	): Promise<ExitCode>;
	stats(options: FilterOptions, context: Context): Promise<ExitCode>;
	export(options: ExportOptions, context: Context): Promise<ExitCode>;
	clear(options: ClearOptions, context: Context): Promise<ExitCode>;
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
		.option("-n, --number <count>", "how many deliveries", count, 20);
	addFilters(list, allFilters).action(async () =>
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
	const follow = command
		.command("follow")
		.description("the newest few, then each as it is recorded, until Ctrl-C")
		.option(
			"-n, --number <count>",
			"how many of those recorded already",
			countOrNone,
			10,
		);
	addFilters(follow, eventFilters).action(async () =>
		finish(await acts.follow(follow.optsWithGlobals<FollowOptions>(), context)),
	);
	const conversations = command
		.command("conversations")
		.description("who wrote, how much, and what waits for an answer")
		.option("-n, --number <count>", "how many conversations", count, 20);
	addFilters(conversations, ["phone", "since", "until"]).action(async () =>
		finish(
			await acts.conversations(
				conversations.optsWithGlobals<ConversationsOptions>(),
				context,
			),
		),
	);
	const stats = command
		.command("stats")
		.description("how much of what, and how your app answered");
	addFilters(stats, ["kind", "type", "phone", "since", "until"]).action(
		async () =>
			finish(await acts.stats(stats.optsWithGlobals<FilterOptions>(), context)),
	);
	const exporting = command
		.command("export")
		.argument("[ids...]", "only these: ids, last, last~2")
		.description("deliveries as NDJSON, or as fixtures")
		.option("-n, --number <count>", "only the newest so many", count)
		.option("--fixture <folder>", "write each as a fixture into this folder")
		.option("--force", "replace fixtures that are there already")
		.option("--anonymise", "with other numbers, names and ids");
	addFilters(exporting, allFilters).action(async (ids: string[]) =>
		finish(
			await acts.export(
				{ ...exporting.optsWithGlobals<ExportOptions>(), ids },
				context,
			),
		),
	);
	const clear = command
		.command("clear")
		.description("empty the record")
		.option("-y, --yes", "without asking first")
		.action(async () =>
			finish(await acts.clear(clear.optsWithGlobals<ClearOptions>(), context)),
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
  wa-hook events list --failed --since 1d
  wa-hook events list --text "order 1204" --type text,image
  wa-hook events show last
  wa-hook events show 12 --raw > body.json
  wa-hook events follow --kind messages       what another wa-hook listen records
  wa-hook events conversations
  wa-hook events stats --since 2026-11-01
  wa-hook events export last --fixture test/fixtures --anonymise`;

const run: Acts = {
	list: async (options, context) =>
		(await import("./events/list.ts")).list(options, context),
	show: async (id, options, context) =>
		(await import("./events/show.ts")).show(id, options, context),
	follow: async (options, context) =>
		(await import("./events/follow.ts")).follow(options, context),
	conversations: async (options, context) =>
		(await import("./events/conversations.ts")).conversations(options, context),
	stats: async (options, context) =>
		(await import("./events/stats.ts")).stats(options, context),
	export: async (options, context) =>
		(await import("./events/export.ts")).exportRecord(options, context),
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
	if (/^\d{1,7}$/.test(value) && Number(value) > 0) return Number(value);
	throw new InvalidArgumentError("A count is a whole number from 1.");
}

function countOrNone(value: string): number {
	if (/^\d{1,7}$/.test(value)) return Number(value);
	throw new InvalidArgumentError("A count is a whole number.");
}

import { Command, Option } from "commander";
import type { Context } from "./context.ts";
import { ExitCode, exitCodeMeaning } from "./errors.ts";
import { version } from "./version.ts";

/** The flags that every command understands. */
export interface GlobalOptions {
	json?: boolean;
	quiet?: boolean;
	verbose?: boolean;
	color: "auto" | "always" | "never";
	stateDir?: string;
	envFile?: string;
}

/**
 * Adds a command's arguments, flags and help to the tree. The command calls `finish` with the exit code of what it does,
 * which is `act`: a test hands in another and sees the options without anything being done.
 */
export type Declaration<Act> = (
	command: Command,
	context: Context,
	finish: (code: ExitCode) => void,
	act?: Act,
) => void;

interface Entry {
	readonly name: string;
	readonly summary: string;
	readonly load: () => Promise<Declaration<never>>;
}

const commands: readonly Entry[] = [
	{
		name: "listen",
		summary: "receive, verify, record, show and forward what Meta sends",
		load: async () => (await import("./commands/listen.ts")).declare,
	},
	{
		name: "replay",
		summary: "send payloads as Meta does: fixtures, files, recorded deliveries",
		load: async () => (await import("./commands/replay.ts")).declare,
	},
	{
		name: "verify",
		summary: "what is wrong with a webhook, and what to do about it",
		load: async () =>
			(await import("./commands/verify.ts")).declareWith(runWithin),
	},
	{
		name: "restore",
		summary: "give back callbacks that a killed listen --register left at Meta",
		load: async () => (await import("./commands/restore.ts")).declare,
	},
	{
		name: "send",
		summary: "send a message through the Cloud API, and follow it",
		load: async () => (await import("./commands/send.ts")).declare,
	},
	{
		name: "templates",
		summary: "your message templates, and the command that sends one",
		load: async () => (await import("./commands/templates.ts")).declare,
	},
	{
		name: "media",
		summary: "download what a webhook refers to",
		load: async () => (await import("./commands/media.ts")).declare,
	},
	{
		name: "numbers",
		summary: "your phone numbers: ids, status, quality, limit",
		load: async () => (await import("./commands/numbers.ts")).declare,
	},
	{
		name: "events",
		summary:
			"what was recorded: list, show, follow, conversations, stats, export",
		load: async () => (await import("./commands/events.ts")).declare,
	},
	{
		name: "fixtures",
		summary: "a payload of every kind: list, show; and check your own",
		load: async () => (await import("./commands/fixtures.ts")).declare,
	},
	{
		name: "explain",
		summary: "what an error code of Meta's means, and what to do",
		load: async () => (await import("./commands/explain.ts")).declare,
	},
	{
		name: "config",
		summary: "each configured value and where it comes from",
		load: async () => (await import("./commands/config.ts")).declare,
	},
];

/** The commander tree. Only a command that is named in `argv` is loaded; of the others just the summary is needed. */
export async function createProgram(
	argv: readonly string[],
	context: Context,
	finish: (code: ExitCode) => void,
): Promise<Command> {
	const program = new Command("wa-hook")
		.description("The command line for WhatsApp Cloud API webhooks.")
		.usage("<command> [options]")
		.helpCommand("help [command]", "show the help of a command")
		.helpOption("-h, --help", "show this help")
		.configureHelp({ showGlobalOptions: true })
		.exitOverride()
		.configureOutput({
			writeOut: (text) => void context.stdout.write(text),
			// Errors come back as exceptions; `main` words them.
			writeErr: () => undefined,
			getOutHelpWidth: () => context.stdout.columns() ?? 100,
			getErrHelpWidth: () => context.stderr.columns() ?? 100,
			getOutHasColors: () => false,
			getErrHasColors: () => false,
		});
	addGlobalOptions(program);
	for (const { name, summary, load } of commands) {
		const command = program.command(name).summary(summary);
		if (argv.includes(name)) (await load())(command, context, finish);
	}
	program.addHelpText("after", `\n${examples}\n\n${exitCodes()}`);
	return program;
}

/** Runs a command line that another command needs, in a world of its own; rejects with what `main` would have reported. */
async function runWithin(
	argv: readonly string[],
	context: Context,
): Promise<ExitCode> {
	let code: ExitCode = ExitCode.Done;
	const program = await createProgram(argv, context, (result) => {
		code = result;
	});
	await program.parseAsync(argv, { from: "user" });
	return code;
}

function addGlobalOptions(program: Command): void {
	program
		.version(version, "-V, --version", "print the version")
		.option("--json", "one JSON object per line on stdout")
		.option("-q, --quiet", "results and errors only")
		.option(
			"-v, --verbose",
			"headers, raw JSON, timings and decisions; secrets stay masked",
		)
		.addOption(
			new Option("--color <when>", "colour the output")
				.choices(["auto", "always", "never"])
				.default("auto"),
		)
		.option(
			"--state-dir <folder>",
			"where the record and generated secrets are kept (default: .wa-hook)",
		)
		.option("--env-file <file>", "read this instead of .env");
}

const examples = `Examples:
  wa-hook listen                       a local listener with a public address, nothing to configure
  wa-hook listen --forward-to 3000     and your app on port 3000 gets every delivery
  wa-hook replay text                  a text message, as Meta would send it
  wa-hook verify --url 3000            what Meta would object to, and the fix
  wa-hook events show last             the newest delivery again
  wa-hook explain 131047               what an error code means, and what to do`;

function exitCodes(): string {
	const lines = Object.entries(exitCodeMeaning).map(
		([code, meaning]) => `  ${code.padEnd(4)} ${meaning}`,
	);
	return `Exit codes:\n${lines.join("\n")}`;
}

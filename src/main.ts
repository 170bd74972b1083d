import type { CommanderError } from "commander";
import type { Context, Sink } from "./context.ts";
import { CliError, ExitCode } from "./errors.ts";
import { version } from "./version.ts";

/** How long output that nobody reads may hold up the end, in milliseconds. */
const PATIENCE = 400;

/** Runs one command line and returns its exit code. The one place where errors become words. */
export async function main(
	argv: readonly string[],
	context: Context,
): Promise<ExitCode> {
	const code = await run(argv, context).catch((error: unknown) =>
		explain(error, argv, context),
	);
	await Promise.all([context.stdout, context.stderr].map(settle));
	return code;
}

async function run(
	argv: readonly string[],
	context: Context,
): Promise<ExitCode> {
	if (asksForVersion(argv)) {
		context.stdout.write(`${version}\n`);
		return ExitCode.Done;
	}
	const { createProgram } = await import("./program.ts");
	let code: ExitCode = ExitCode.Done;
	const program = await createProgram(argv, context, (result) => {
		code = result;
	});
	if (argv.length === 0) program.outputHelp();
	else await program.parseAsync(argv, { from: "user" });
	return code;
}

// Answered before anything is loaded.
function asksForVersion(argv: readonly string[]): boolean {
	return argv[0] === "--version" || argv[0] === "-V";
}

async function explain(
	error: unknown,
	argv: readonly string[],
	context: Context,
): Promise<ExitCode> {
	if (isCommanderError(error)) {
		if (error.exitCode === 0 || error.code === "commander.help")
			return ExitCode.Done;
		await report(fromCommander(error), argv, context);
		return ExitCode.Usage;
	}
	if (error instanceof CliError) {
		await report(error, argv, context);
		return error.exitCode;
	}
	await report(fromBug(error, argv), argv, context);
	return ExitCode.Bug;
}

// By shape, so that commander need not be loaded to tell.
function isCommanderError(error: unknown): error is CommanderError {
	return (
		error instanceof Error &&
		"code" in error &&
		String(error.code).startsWith("commander.")
	);
}

// commander says "error: unknown option '--portt'\n(Did you mean --port?)".
function fromCommander(error: CommanderError): CliError {
	const [first = "", second] = error.message.split("\n");
	const hint = second?.replace(/^\((.*)\)$/, "$1") ?? "wa-hook --help";
	return new CliError("usage", first.replace(/^error: /, ""), { hint });
}

function fromBug(error: unknown, argv: readonly string[]): CliError {
	const isError = error instanceof Error;
	const wantsStack = argv.includes("-v") || argv.includes("--verbose");
	const detail = isError && wantsStack ? error.stack : isError && error.message;
	return new CliError(
		"bug",
		`this is a bug in wa-hook ${version}: ${detail || String(error)}`,
		{
			hint: "please report it with the command you typed: npm bugs wa-hook",
			exitCode: ExitCode.Bug,
		},
	);
}

async function report(
	error: CliError,
	argv: readonly string[],
	context: Context,
): Promise<void> {
	const { code, exitCode } = error;
	const redact = await redactorFor(context);
	const message = redact(error.message);
	const hint = error.hint === undefined ? undefined : redact(error.hint);
	if (argv.includes("--json")) {
		const { jsonLine } = await import("./view/ndjson.ts");
		context.stdout.write(
			jsonLine({ v: 1, type: "error", code, message, hint, exitCode }),
		);
		return;
	}
	const { clean } = await import("./view/text.ts");
	const words = (text: string) => text.split("\n").map(clean).join("\n");
	context.stderr.write(`error: ${words(message)}\n`);
	if (hint !== undefined) context.stderr.write(`hint:  ${words(hint)}\n`);
}

// An error may quote what was typed, read or worked on, so no secret of the environment is let out.
async function redactorFor({
	env,
}: Context): Promise<(text: string) => string> {
	const { createRedactor } = await import("./view/redact.ts");
	const { valueNames } = await import("./config/names.ts");
	return createRedactor(
		valueNames
			.filter(({ secret }) => secret)
			.flatMap(({ names, genericNames }) => [...names, ...genericNames])
			.flatMap((name) => env[name] ?? []),
	);
}

async function settle(sink: Sink): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const patience = new Promise<void>((resolve) => {
		timer = setTimeout(() => {
			sink.abandon();
			resolve();
		}, PATIENCE);
	});
	await Promise.race([sink.drained(), patience]);
	clearTimeout(timer);
}

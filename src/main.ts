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

function explain(
	error: unknown,
	argv: readonly string[],
	context: Context,
): ExitCode {
	if (isCommanderError(error)) {
		if (error.exitCode === 0 || error.code === "commander.help")
			return ExitCode.Done;
		report(fromCommander(error), argv, context);
		return ExitCode.Usage;
	}
	if (error instanceof CliError) {
		report(error, argv, context);
		return error.exitCode;
	}
	report(fromBug(error), argv, context);
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

function fromBug(error: unknown): CliError {
	const detail =
		error instanceof Error ? (error.stack ?? error.message) : String(error);
	return new CliError("bug", `this is a bug in wa-hook ${version}: ${detail}`, {
		hint: "please report it with the command you typed: https://github.com/wa-hook/wa-hook/issues",
		exitCode: ExitCode.Bug,
	});
}

function report(
	error: CliError,
	argv: readonly string[],
	context: Context,
): void {
	const { code, message, hint, exitCode } = error;
	if (argv.includes("--json")) {
		const line = { v: 1, type: "error", code, message, hint, exitCode };
		context.stdout.write(`${JSON.stringify(line)}\n`);
		return;
	}
	context.stderr.write(`error: ${message}\n`);
	if (hint !== undefined) context.stderr.write(`hint:  ${hint}\n`);
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

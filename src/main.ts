import type { Command, CommanderError } from "commander";
import type { Context, Sink } from "./context.ts";
import { CliError, ExitCode } from "./errors.ts";
import { version } from "./version.ts";

/** How long output that nobody reads may hold up the end once the user wants it, in milliseconds. */
const PATIENCE = 400;
/** How long a command may take to wind down after a bug has shown, in milliseconds. */
const WINDING_DOWN = 8000;

/** Runs one command line and returns its exit code. The one place where errors become words. */
export async function main(
	argv: readonly string[],
	context: Context,
): Promise<ExitCode> {
	const { fault, stdout, stderr } = context;
	const running = run(argv, context).catch((error: unknown) =>
		explain(error, argv, context),
	);
	let code = await Promise.race([running, afterBug(fault, WINDING_DOWN)]);
	if (fault.aborted) code = await explain(fault.reason, argv, context);
	await Promise.all([stdout, stderr].map((sink) => settle(sink, context)));
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
	else {
		await program.parseAsync(argv, { from: "user" }).catch((error: unknown) => {
			const isUsage = isCommanderError(error) && error.exitCode !== 0;
			throw isUsage ? fromCommander(error, commandIn(program, argv)) : error;
		});
	}
	return code;
}

// Answered before anything is loaded; elsewhere on the line commander finds it.
function asksForVersion(argv: readonly string[]): boolean {
	return argv[0] === "--version" || argv[0] === "-V";
}

async function explain(
	error: unknown,
	argv: readonly string[],
	context: Context,
): Promise<ExitCode> {
	if (isCommanderError(error) && error.exitCode === 0) return ExitCode.Done;
	const { asBug, report } = await import("./report.ts");
	const told = error instanceof CliError ? error : asBug(error, argv);
	await report(told, argv, context);
	return told.exitCode;
}

// By shape, so that commander need not be loaded to tell.
function isCommanderError(error: unknown): error is CommanderError {
	return (
		error instanceof Error &&
		"code" in error &&
		String(error.code).startsWith("commander.")
	);
}

// commander says "error: unknown option '--portt'\n(Did you mean --port?)", and "(outputHelp)" where a command is missing.
function fromCommander(error: CommanderError, command: string): CliError {
	const help = `${command} --help`;
	if (error.code === "commander.help") {
		return new CliError("usage", "no command was given", {
			hint: `${help} lists them`,
		});
	}
	const [first = "", second] = error.message.split("\n");
	const hint = second?.replace(/^\((.*)\)$/, "$1") ?? help;
	return new CliError("usage", first.replace(/^error: /, ""), { hint });
}

/** The command of whose arguments the words tell, as it is typed. */
function commandIn(program: Command, argv: readonly string[]): string {
	const path = [program];
	for (const word of argv) {
		if (word.startsWith("-")) continue;
		const next = path.at(-1)?.commands.find((each) => each.name() === word);
		if (next === undefined) break;
		path.push(next);
	}
	return path.map((each) => each.name()).join(" ");
}

function afterBug(fault: AbortSignal, patience: number): Promise<ExitCode> {
	return new Promise((resolve) => {
		const give = () => setTimeout(resolve, patience, ExitCode.Bug).unref();
		if (fault.aborted) give();
		else fault.addEventListener("abort", give, { once: true });
	});
}

/** Waits until all output is read; but not for long once the user has asked to stop, or a bug has shown. */
async function settle(sink: Sink, { stop, fault }: Context): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const ending = AbortSignal.any([stop, fault]);
	const patience = new Promise<void>((resolve) => {
		const wait = () => {
			timer = setTimeout(() => {
				sink.abandon();
				resolve();
			}, PATIENCE);
		};
		if (ending.aborted) wait();
		else ending.addEventListener("abort", wait, { once: true });
	});
	await Promise.race([sink.drained(), patience]);
	clearTimeout(timer);
}

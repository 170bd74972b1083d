import type { Context } from "./context.ts";
import { CliError, ExitCode } from "./errors.ts";
import { version } from "./version.ts";

/** Says what is wrong and what to do: in words on stderr, or as one object on stdout with `--json`. No secret gets out. */
export async function report(
	error: CliError,
	argv: readonly string[],
	context: Context,
): Promise<void> {
	const { code, exitCode, facts } = error;
	const redact = await redactorFor(context);
	const say = (text: string) => shortened(redact(text));
	const message = say(error.message);
	const hint = error.hint === undefined ? undefined : say(error.hint);
	if (argv.includes("--json")) {
		const { jsonLine } = await import("./view/ndjson.ts");
		const line = {
			v: 1,
			type: "error",
			code,
			message,
			hint,
			exitCode,
		} as const;
		context.stdout.write(jsonLine({ ...line, ...facts }, say));
		return;
	}
	const { errorText } = await import("./view/error-text.ts");
	const { stderr } = context;
	stderr.write(errorText({ message, hint }, stderr.columns()));
}

/** Of what others said, which an error may quote, nobody reads more; cut only once it is redacted. */
function shortened(text: string): string {
	return text.length > longest ? `${text.slice(0, longest)} …` : text;
}

const longest = 4_000;

/** What a user is told of an error that nobody foresaw; its stack only with `--verbose`. */
export function asBug(error: unknown, argv: readonly string[]): CliError {
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

// An error may quote what was typed, read or worked on.
async function redactorFor({
	env,
	hidden,
}: Context): Promise<(text: string) => string> {
	const { createRedactor } = await import("./view/redact.ts");
	const { valueNames } = await import("./config/names.ts");
	const inEnvironment = valueNames
		.filter(({ secret }) => secret)
		.flatMap(({ names, genericNames }) => [...names, ...genericNames])
		.flatMap((name) => env[name] ?? []);
	return createRedactor([...hidden, ...inEnvironment]);
}

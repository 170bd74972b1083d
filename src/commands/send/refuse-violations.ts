import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createRedactor } from "../../view/redact.ts";
import type { Violation } from "../../webhook/send/check/violation.ts";
import { checkMessage } from "../../webhook/send/check.ts";
import type { Message } from "./compose.ts";
import type { SendSettings } from "./settings.ts";

/** Whether Meta would take a message, as far as its documents say. Where it would not, all of it is told: as a line of `--json`, else as a CliError that is thrown. */
export function refuseViolations(
	message: Message,
	{ options }: SendSettings,
	{ stdout, hidden }: Context,
): boolean {
	const violations = violationsIn(message);
	if (violations.length === 0) return true;
	if (options.json !== true) throw refusal(violations);
	const redact = createRedactor([...hidden]);
	const { code, message: words, hint, exitCode } = refusal(violations);
	const line = {
		v: 1,
		type: "error",
		code,
		message: words,
		hint,
		exitCode,
		violations: violations.map((each) => ({ ...each })),
	} as const;
	stdout.write(jsonLine(line, redact));
	return false;
}

function violationsIn({ files, bodyWith }: Message): readonly Violation[] {
	const ofFiles = files.flatMap(({ typed, problems }) =>
		problems.map((problem) => ({ path: typed, problem })),
	);
	return [...ofFiles, ...checkMessage(bodyWith(new Map()))];
}

function refusal(violations: readonly Violation[]): CliError {
	const lines = violations.map(({ path, problem }) => `  ${path} ${problem}`);
	return new CliError(
		"message-invalid",
		["Meta would refuse this message, so it was not sent", ...lines].join("\n"),
		{ hint: "--no-check sends it all the same", exitCode: ExitCode.Usage },
	);
}

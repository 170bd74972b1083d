import { CliError, ExitCode } from "../../errors.ts";
import type { Violation } from "../../webhook/send/check/violation.ts";
import { checkMessage } from "../../webhook/send/check.ts";
import type { Message } from "./compose.ts";

/** Throws CliError with all of it where Meta would refuse a message, as far as its documents say. */
export function refuseViolations(message: Message): void {
	const violations = violationsIn(message);
	if (violations.length === 0) return;
	const lines = violations.map(({ path, problem }) => `  ${path} ${problem}`);
	throw new CliError(
		"message-invalid",
		["Meta would refuse this message, so it was not sent", ...lines].join("\n"),
		{
			hint: "--no-check sends it all the same",
			exitCode: ExitCode.Usage,
			facts: { violations: [...violations] },
		},
	);
}

function violationsIn({ files, bodyWith }: Message): readonly Violation[] {
	const ofFiles = files.flatMap(({ typed, problems }) =>
		problems.map((problem) => ({ path: typed, problem })),
	);
	return [...ofFiles, ...checkMessage(bodyWith(new Map()))];
}

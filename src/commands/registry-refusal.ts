import { CliError } from "../errors.ts";
import { readCallbackFailures } from "../webhook/error-codes/callback-failure.ts";
import type { GraphProblem } from "../webhook/graph/graph-reply.ts";
import { graphRefusal } from "./graph-refusal.ts";

/** What to tell when Meta refuses a callback: how far its own call came, and what an override needs first. */
export function registryRefusal(
	problem: GraphProblem,
	doing: string,
): CliError {
	const told = graphRefusal(problem, doing);
	const hint =
		problem.problem === "refused" ? hintFor(problem.error) : undefined;
	if (hint === undefined) return told;
	const { code, message, exitCode } = told;
	return new CliError(code, message, { hint, exitCode });
}

function hintFor({
	code,
	message,
}: {
	readonly code: number;
	readonly message: string;
}): string | undefined {
	if (code === 2200) {
		const [failure] = readCallbackFailures(message);
		return failure && `${failure.seen}: ${failure.cause} ${failure.fix}`;
	}
	const isTooEarly =
		code === 100 && /before override the current callback/i.test(message);
	return isTooEarly
		? "An override is only for an app that is subscribed to messages itself, with a callback that works, and to the account: wa-hook verify --fix sees to both. Or do without: --register=app"
		: undefined;
}

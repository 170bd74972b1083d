import { CliError } from "../../errors.ts";
import type { GraphProblem } from "../../webhook/graph/graph-reply.ts";
import type { FailureCause } from "../../webhook/reply.ts";
import { graphRefusal } from "../graph-refusal.ts";
import { adviceHere } from "./advice-here.ts";
import type { SendSettings } from "./settings.ts";

/** What there is to tell of a message that Meta didn't take, or may have taken: the error explained, and what it means here. */
export function postRefusal(
	problem: GraphProblem,
	settings: SendSettings,
): CliError {
	const told = graphRefusal(problem, "send the message");
	const here =
		problem.problem === "refused"
			? adviceHere(problem.error, settings)
			: isUncertain(problem)
				? uncertain
				: undefined;
	if (here === undefined) return told;
	const { code, message, exitCode, hint, facts } = told;
	if (problem.problem === "unreachable") {
		const isStopped = problem.cause === "stopped";
		const words = isStopped ? "interrupted before Meta answered" : message;
		return new CliError(code, words, { hint: here, exitCode });
	}
	const hints = [hint, here].filter(Boolean).join("\n");
	return new CliError(code, message, { hint: hints, exitCode, facts });
}

const uncertain =
	"it isn't known whether Meta took it: look at the phone, or at wa-hook events, before you send it again";

/** Where no connection came about nothing was sent. */
function isUncertain(problem: GraphProblem): boolean {
	if (problem.problem !== "unreachable") return true;
	return !unsent.has(problem.cause);
}

const unsent: ReadonlySet<FailureCause> = new Set<FailureCause>([
	"refused",
	"dns",
	"tls",
	"unreachable",
]);

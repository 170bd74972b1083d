import { CliError } from "../../errors.ts";
import type { GraphError } from "../../webhook/graph/graph-error.ts";
import type { GraphProblem } from "../../webhook/graph/graph-reply.ts";
import type { FailureCause } from "../../webhook/reply.ts";
import { graphRefusal } from "../graph-refusal.ts";
import type { Means } from "./means.ts";

/** What there is to tell of a message that Meta didn't take, or may have taken: the error explained, and what it means here. */
export function postRefusal(
	problem: GraphProblem,
	about: Pick<Means, "settings" | "from">,
): CliError {
	const told = graphRefusal(problem, "send the message");
	const here =
		problem.problem === "refused"
			? adviceHere(problem.error, about)
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

/** What to type, where an error is about something that was typed or configured here. */
function adviceHere(
	{ code, subcode }: GraphError,
	{ settings, from }: Parameters<typeof postRefusal>[1],
): string | undefined {
	const { config, toTyped = "NUMBER" } = settings;
	const isNoObject =
		code === 33 || code === 803 || (code === 100 && subcode === 33);
	if (isNoObject) {
		return `Here: the message was to go out from the phone number id ${from}; wa-hook numbers lists those that the token may use.`;
	}
	switch (code) {
		case 0:
		case 190:
			return `Here: the token is from ${config.settings.accessToken?.source}.`;
		case 131030:
			return `Here: the number to add is ${toTyped}.`;
		case 131047:
			return `Here: wa-hook send template hello_world --to ${toTyped}`;
		case 132000:
		case 132012:
			return "Here: wa-hook templates show NAME tells what the template takes.";
		case 132001:
			return "Here: wa-hook templates list shows those of the account, with their languages (--lang).";
		default:
			return undefined;
	}
}

import { CliError } from "../errors.ts";
import type { GraphProblem } from "../webhook/graph/graph-reply.ts";
import { present } from "../webhook/loose.ts";
import { registryRefusal } from "./registry-refusal.ts";

/** What came of a call, or why nothing did. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Failed;

/** A call that brought nothing. */
export interface Failed {
	readonly ok: false;
	readonly error: CliError;
	/** Whether the same call may work a moment later. */
	readonly mayPass: boolean;
	/** How long Meta asks to be left alone, in milliseconds. */
	readonly waitMs?: number;
	/** Whether Meta may have done it all the same, or may do it yet. */
	readonly mayBeDone?: boolean;
}

/** What to make of a call that brought nothing; if `stop` ended it with a CliError, that is why. */
export function failed(
	problem: GraphProblem,
	doing: string,
	stop: AbortSignal,
): Failed {
	const isStopped =
		problem.problem === "unreachable" && problem.cause === "stopped";
	const error =
		isStopped && stop.reason instanceof CliError
			? stop.reason
			: registryRefusal(problem, doing);
	return {
		ok: false,
		error,
		mayPass: mayPass(problem),
		mayBeDone: mayBeDone(problem),
		...present({ waitMs: waitMs(problem) }),
	};
}

/** A tunnel's name may not be known everywhere yet, a network may come back. */
function mayPass(problem: GraphProblem): boolean {
	if (problem.problem !== "refused") return true;
	const { code, isTransient, status } = problem.error;
	return code === 2200 || isTransient || status === 429 || status >= 500;
}

function waitMs(problem: GraphProblem): number | undefined {
	return problem.problem === "refused" ? problem.error.retryAfterMs : undefined;
}

/** It got there, as far as is known, and no answer came that says no. */
function mayBeDone(problem: GraphProblem): boolean {
	switch (problem.problem) {
		case "refused":
			return problem.error.status >= 500;
		case "unreadable":
			return true;
		case "unreachable":
			return !["refused", "dns", "tls"].includes(problem.cause);
	}
}

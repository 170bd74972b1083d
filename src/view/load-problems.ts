import type { LoadResult } from "./load-report.ts";
import { fineDuration, grouped } from "./quantities.ts";
import { type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";

/** Something about a load that was not as expected. */
export interface LoadProblem {
	/** Stable, for `--json`. */
	readonly code: "unexpected-status" | "no-reply" | "late-reply" | "unchecked";
	/** What was expected: `2xx`, `within 1.0 s`. */
	readonly expected?: Safe;
	/** What was seen: `3 of 20 got another status`. */
	readonly seen: Safe;
}

/** What was expected of a load and is not so, each with how often. */
export function loadProblems(result: LoadResult): LoadProblem[] {
	const { sent, expected, withinMs, statuses, late, failures, fault } = result;
	const others = statuses.filter(({ isExpected }) => !isExpected);
	const unanswered = [...failures.values()].reduce((sum, n) => sum + n, 0);
	const unexpected = others.reduce((sum, { count }) => sum + count, 0);
	const isAccepted = others.some(({ status }) => status >= 200 && status < 300);
	const some = (count: number) => safe`${grouped(count)} of ${grouped(sent)}`;
	const problems: LoadProblem[] = [];
	if (unexpected > 0) {
		problems.push({
			code: "unexpected-status",
			expected: clean(expected),
			seen: safe`${some(unexpected)} got another status`,
		});
	}
	if (unanswered > 0) {
		problems.push({
			code: "no-reply",
			expected: safe`an answer`,
			seen: safe`${some(unanswered)} got none`,
		});
	}
	if (late > 0) {
		problems.push({
			code: "late-reply",
			expected: safe`within ${fineDuration(withinMs)}`,
			seen: safe`${some(late)} came later`,
		});
	}
	if (fault !== undefined && isAccepted) {
		problems.push({
			code: "unchecked",
			seen: safe`the app accepts a delivery whose signature is wrong (${clean(fault)})`,
		});
	}
	return problems;
}

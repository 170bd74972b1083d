import { loadProblems } from "./load-problems.ts";
import { type LoadResult, perSecond } from "./load-report.ts";
import type { Line } from "./schema.ts";

/** What came of a load, as lines of `--json`: what was not as expected and Meta's advice as findings, then the result. */
export function loadLines(result: LoadResult): Line[] {
	const findings = [...problems(result), ...advice(result)];
	return [
		...findings,
		{
			v: 1,
			type: "result",
			ok: result.ok,
			failed: result.sent - result.ok,
			ms: Math.round(result.ms),
			perSecond: perSecond(result),
			latencyMs: result.latency,
			statuses: Object.fromEntries(
				result.statuses.map(({ status, count }) => [status, count]),
			),
			failures: Object.fromEntries(result.failures),
			cutShort: result.cutShort,
		},
	];
}

function problems(result: LoadResult): Line[] {
	const { hint, statuses } = result;
	const isAnswered = statuses.length > 0;
	const explained = isAnswered ? "unexpected-status" : "no-reply";
	return loadProblems(result).map(({ code, expected, seen }) => ({
		v: 1,
		type: "finding",
		code,
		level: "fail",
		title: expected === undefined ? seen : `expected ${expected}`,
		...(expected !== undefined && { seen }),
		...(code === explained && { fix: hint }),
	}));
}

function advice(result: LoadResult): Line[] {
	return result.advice.map(({ code, isMet, asked, seen }) => ({
		v: 1,
		type: "finding",
		code,
		level: isMet ? "ok" : "fail",
		title: `Meta asks for ${asked}`,
		seen,
	}));
}

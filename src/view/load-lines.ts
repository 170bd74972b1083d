import { type LoadResult, perSecond } from "./load-report.ts";
import type { Line } from "./schema.ts";

/** What came of a load, as lines of `--json`: Meta's advice as findings, then the result. */
export function loadLines(result: LoadResult): Line[] {
	const findings = result.advice.map(
		({ code, isMet, asked, seen }): Line => ({
			v: 1,
			type: "finding",
			code,
			level: isMet ? "ok" : "fail",
			title: `Meta asks for ${asked}`,
			seen,
		}),
	);
	return [
		...findings,
		{
			v: 1,
			type: "result",
			ok: result.ok,
			failed: result.sent - result.ok,
			ms: Math.round(result.ms),
			perSecond: Math.round(perSecond(result)),
			latencyMs: result.latency,
			statuses: Object.fromEntries(
				result.statuses.map(({ status, count }) => [status, count]),
			),
			failures: Object.fromEntries(result.failures),
			cutShort: result.cutShort,
		},
	];
}

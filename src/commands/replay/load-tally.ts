import { createHistogram } from "node:perf_hooks";
import type { Outcome } from "../../io/volley.ts";
import type { Latency, LoadResult } from "../../view/load-report.ts";
import { isExpectedStatus } from "../../webhook/expectation.ts";
import { adviseOnLatency } from "../../webhook/latency-advice.ts";
import type { FailureCause } from "../../webhook/reply.ts";
import type { LoadSettings } from "./load-settings.ts";

/** Counts what comes of a load, in the same little memory however long it is. */
export interface LoadTally {
	/** One delivery, and how many milliseconds it took. */
	add(outcome: Outcome, ms: number): void;
	/** Those so far that were answered, or failed. */
	readonly sent: number;
	/** Those of them that were answered at all. */
	readonly answered: number;
	/** Those of them that were not as expected. */
	readonly failed: number;
	/** What it all came to after so many milliseconds. */
	result(ms: number): LoadResult;
}

/** Response times are kept to three digits, from a microsecond to beyond any timeout. */
const histogramOptions = { lowest: 1, highest: 7_200_000_000, figures: 3 };

/** Starts from nothing. */
export function createLoadTally({
	status: expectedStatus,
	withinMs = Number.POSITIVE_INFINITY,
}: LoadSettings["expect"]): LoadTally {
	const histogram = createHistogram(histogramOptions);
	const statuses = new Map<number, number>();
	const failures = new Map<FailureCause, number>();
	let answered = 0;
	let unanswered = 0;
	let unexpected = 0;
	let late = 0;
	let overOneSecond = 0;

	function answer(status: number, ms: number): void {
		answered += 1;
		statuses.set(status, (statuses.get(status) ?? 0) + 1);
		histogram.record(Math.max(1, Math.round(ms * 1000)));
		if (ms > 1000) overOneSecond += 1;
		if (!isExpectedStatus(status, expectedStatus)) unexpected += 1;
		else if (ms > withinMs) late += 1;
	}

	return {
		add(outcome, ms) {
			if (typeof outcome === "number") {
				answer(outcome, ms);
			} else {
				unanswered += 1;
				failures.set(outcome, (failures.get(outcome) ?? 0) + 1);
			}
		},
		get sent() {
			return answered + unanswered;
		},
		get answered() {
			return answered;
		},
		get failed() {
			return unanswered + unexpected + late;
		},
		result(ms) {
			const latency = answered > 0 ? latencyOf(histogram) : undefined;
			return {
				sent: this.sent,
				ms,
				ok: this.sent - this.failed,
				expected: expectedStatus.said,
				withinMs,
				late,
				statuses: mostFrequentFirst(statuses).map(([status, count]) => ({
					status,
					count,
					isExpected: isExpectedStatus(status, expectedStatus),
				})),
				failures: new Map(mostFrequentFirst(failures)),
				latency,
				advice: latency
					? adviseOnLatency({
							medianMs: latency.p50,
							replies: answered,
							overOneSecond,
						})
					: [],
			};
		},
	};
}

function latencyOf(histogram: ReturnType<typeof createHistogram>): Latency {
	const at = (percentile: number) => histogram.percentile(percentile) / 1000;
	return {
		p50: at(50),
		p75: at(75),
		p90: at(90),
		p99: at(99),
		p999: at(99.9),
		max: histogram.max / 1000,
	};
}

function mostFrequentFirst<Key>(counts: ReadonlyMap<Key, number>) {
	return [...counts].sort(([, a], [, b]) => b - a);
}

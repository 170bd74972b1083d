import type { LatencyAdvice } from "../webhook/latency-advice.ts";
import type { FailureCause } from "../webhook/reply.ts";
import type { SignatureFault } from "../webhook/signature-fault.ts";
import { failureWords } from "./failure-words.ts";
import { labelledRow } from "./labelled-row.ts";
import type { Span } from "./layout.ts";
import { loadProblems } from "./load-problems.ts";
import { counted, duration, fineDuration, grouped } from "./quantities.ts";
import { join, type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

/** What came of a load. */
export interface LoadResult {
	/** Deliveries that were answered, or failed. */
	readonly sent: number;
	/** From the first one to the end of the last, in milliseconds. */
	readonly ms: number;
	/** Those that were answered as expected. */
	readonly ok: number;
	/** How many were answered with each status, and whether it was an expected one. */
	readonly statuses: readonly {
		readonly status: number;
		readonly count: number;
		readonly isExpected: boolean;
	}[];
	/** Which statuses were expected: `2xx`. */
	readonly expected: string;
	/** How late a reply may come, in milliseconds; may be infinite. */
	readonly withinMs: number;
	/** Of an expected status, but later than that. */
	readonly late: number;
	/** What was wrong with the signatures on purpose. */
	readonly fault?: SignatureFault | undefined;
	/** Without an answer, by cause; the most frequent first. */
	readonly failures: ReadonlyMap<FailureCause, number>;
	/** Of those that were answered, in milliseconds; undefined when none was. */
	readonly latency?: Latency | undefined;
	readonly advice: readonly LatencyAdvice[];
	/** Deliveries a second that were asked for. */
	readonly rate?: number | undefined;
	/** What to look at first where something was not as expected. */
	readonly hint?: string | undefined;
	/** Why it ended before all that was asked for was sent. */
	readonly cutShort?: "stopped" | "unreachable" | undefined;
}

/** Response times in milliseconds. */
export interface Latency {
	readonly p50: number;
	readonly p75: number;
	readonly p90: number;
	readonly p99: number;
	readonly p999: number;
	readonly max: number;
}

/** The few lines that close a load. */
export function loadReport(
	result: LoadResult,
	theme: Theme,
	columns: number | undefined,
): Safe {
	const room = (columns ?? Number.POSITIVE_INFINITY) - 1;
	const row = (label: Safe, spans: readonly Span[]) =>
		labelledRow(label, spans, theme, room);
	const rows = (label: Safe, spans: readonly Span[]) =>
		spans.map((span, index) => row(index === 0 ? label : safe``, [span]));
	return join(
		[
			row(safe`Sent`, sent(result)),
			row(safe`Answered`, statuses(result)),
			row(safe`Failed`, failures(result)),
			row(safe`Took`, latency(result)),
			...rows(safe`Expected`, unmet(result, theme)),
			row(safe`Hint`, hintSpans(result)),
			...rows(
				safe`Meta asks`,
				result.advice.map((advice) => adviceSpan(advice, theme)),
			),
		],
		safe``,
	);
}

function sent({ sent, ms, rate, cutShort }: LoadResult): Span[] {
	const spans: Span[] = [
		{
			text: safe`${grouped(sent)} in ${duration(ms)}`,
			tone: "strong",
		},
		{ text: safe`${grouped(perSecond({ sent, ms }))}/s`, tone: "strong" },
	];
	if (rate !== undefined) {
		spans.push({ text: safe`asked for ${grouped(rate)}/s`, tone: "dim" });
	}
	if (cutShort === "stopped") spans.push({ text: safe`stopped`, tone: "warn" });
	if (cutShort === "unreachable") {
		spans.push({ text: safe`given up: no answer to any`, tone: "bad" });
	}
	return spans;
}

/** Deliveries a second over the whole of a load. */
export function perSecond({
	sent,
	ms,
}: Pick<LoadResult, "sent" | "ms">): number {
	if (ms <= 0) return 0;
	const rate = (sent / ms) * 1000;
	return rate < 10 ? Number(rate.toPrecision(2)) : Math.round(rate);
}

function statuses({ statuses, late }: LoadResult): Span[] {
	const spans = statuses.map(
		({ status, count, isExpected }): Span => ({
			text: safe`${grouped(count)} with ${status}`,
			tone: isExpected ? "good" : "bad",
		}),
	);
	if (late > 0) {
		spans.push({ text: safe`${grouped(late)} of them too late`, tone: "bad" });
	}
	return spans;
}

function failures({ failures }: LoadResult): Span[] {
	return [...failures].map(([cause, count]) => ({
		text: safe`${grouped(count)} ${failureWords[cause]}`,
		tone: "bad",
	}));
}

function unmet(result: LoadResult, { signs }: Theme): Span[] {
	return loadProblems(result).map(({ expected, seen }) => {
		const what = expected === undefined ? seen : safe`${expected}: ${seen}`;
		return { text: safe`${signs.cross} ${what}`, tone: "bad" };
	});
}

function hintSpans({ hint }: LoadResult): Span[] {
	return hint === undefined ? [] : [{ text: clean(hint), tone: "warn" }];
}

function latency({ latency }: LoadResult): Span[] {
	if (latency === undefined) return [];
	const { p50, p75, p90, p99, p999, max } = latency;
	const named: readonly [Safe, number][] = [
		[safe`p50`, p50],
		[safe`p75`, p75],
		[safe`p90`, p90],
		[safe`p99`, p99],
		[safe`p99.9`, p999],
		[safe`max`, max],
	];
	return named.map(([name, ms]) => ({
		text: safe`${name} ${fineDuration(ms)}`,
		tone: "ours",
	}));
}

function adviceSpan(
	{ isMet, asked, seen }: LatencyAdvice,
	{ signs }: Theme,
): Span {
	return {
		text: safe`${isMet ? signs.check : signs.cross} for ${clean(asked)}: ${clean(seen)}`,
		tone: isMet ? "good" : "bad",
	};
}

/** What a load is about to do, in one line. */
export function loadIntent({
	url,
	count,
	durationMs,
	concurrency,
	signed,
}: {
	readonly url: string;
	/** How they are signed: `signed with the app secret from .env`. */
	readonly signed: string;
	/** Undefined for as many as fit into the time. */
	readonly count: number | undefined;
	readonly durationMs: number | undefined;
	readonly concurrency: number;
}): Safe {
	const many =
		count === undefined
			? safe`deliveries`
			: counted(count, safe`delivery`, safe`deliveries`);
	const time =
		durationMs === undefined ? safe`` : safe` for ${duration(durationMs)}`;
	const most =
		count === undefined || durationMs === undefined ? safe`` : safe` at most`;
	return safe`Sending ${many}${time}${most}, ${grouped(concurrency)} at a time, ${clean(signed)}, to ${clean(url)}`;
}

/** How far a load is, in one line. */
export function loadProgress({
	sent,
	count,
	failed,
	ms,
}: {
	readonly sent: number;
	/** How many there are to be; undefined for as many as fit into the time. */
	readonly count: number | undefined;
	/** Not as expected. */
	readonly failed: number;
	readonly ms: number;
}): Safe {
	const trouble = failed > 0 ? safe`, ${grouped(failed)} failed` : safe``;
	const of = count === undefined ? safe`` : safe` of ${grouped(count)}`;
	return safe`${grouped(sent)}${of} sent in ${duration(ms)}, ${grouped(perSecond({ sent, ms }))}/s${trouble}`;
}

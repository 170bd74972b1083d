import type { Pattern } from "../webhook/replay-pattern.ts";
import type { FailureCause } from "../webhook/reply.ts";
import { failureWords } from "./failure-words.ts";
import { labelledRow } from "./labelled-row.ts";
import type { Span } from "./layout.ts";
import { counted, duration, grouped } from "./quantities.ts";
import { join, type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import type { Theme, Tone } from "./theme.ts";
import { wrap } from "./wrap.ts";

/** What one run came to. */
export interface ReplayTotals {
	/** How long it took, in milliseconds. */
	readonly ms: number;
	/** POSTs to be made, redeliveries aside. */
	readonly planned: number;
	/** Those that were as expected in the end, and those that were not. */
	readonly ok: number;
	readonly failed: number;
	/** How often something was sent again. */
	readonly redelivered: number;
	/** Replies by status. */
	readonly statuses: ReadonlyMap<number, number>;
	/** Attempts without a reply, by cause. */
	readonly failures: ReadonlyMap<FailureCause, number>;
	/** The slowest reply. */
	readonly slowest: { readonly ms: number; readonly name: string } | undefined;
}

/** The few lines that close a run. What did not happen is not mentioned. */
export function replaySummary(
	totals: ReplayTotals,
	theme: Theme,
	columns: number | undefined,
): Safe {
	const room = (columns ?? Number.POSITIVE_INFINITY) - 1;
	const rows = [
		labelledRow(safe`Sent`, sent(totals), theme, room),
		labelledRow(safe`Answered`, answered(totals), theme, room),
		labelledRow(safe`Failed`, unanswered(totals), theme, room),
		labelledRow(safe`Slowest`, slowest(totals), theme, room),
	];
	return safe`\n${join(rows, safe``)}`;
}

/** What the replies say together: the fault, how it was seen, what to do about it. */
export function replayPattern(
	{ level, title, seen, fix }: Pattern,
	{ signs, paint }: Theme,
	columns: number | undefined,
): Safe {
	const room = (columns ?? Number.POSITIVE_INFINITY) - 1 - 4;
	const tone = level === "fail" ? "bad" : "warn";
	const sign = paint(tone, level === "fail" ? signs.cross : signs.bang);
	const lines = [
		...wrap(clean(title), room).map((text) => paint(tone, text)),
		...wrap(clean(seen), room).map((text) => paint("dim", text)),
		...wrap(safe`fix: ${clean(fix)}`, room),
	];
	const shown = lines.map(
		(line, index) => safe`  ${index === 0 ? sign : safe` `} ${line}\n`,
	);
	return safe`\n${join(shown, safe``)}`;
}

function sent(totals: ReplayTotals): Span[] {
	const { ms, planned, ok, failed, redelivered, statuses, failures } = totals;
	const done = ok + failed;
	const posts = [...statuses.values(), ...failures.values()].reduce(
		(sum, count) => sum + count,
		0,
	);
	const all: Span = {
		text:
			done === planned
				? safe`${grouped(done)} in ${duration(ms)}`
				: safe`${grouped(done)} of ${grouped(planned)} in ${duration(ms)}, ${counted(posts, safe`POST`)}`,
		tone: done === planned ? "ours" : "warn",
	};
	return [
		all,
		...unlessNone(ok, safe`${grouped(ok)} as expected`, "good"),
		...unlessNone(
			failed,
			ok === 0 ? safe`none as expected` : safe`${grouped(failed)} not`,
			"bad",
		),
		...unlessNone(
			redelivered,
			redelivered === 1
				? safe`1 redelivery`
				: safe`${grouped(redelivered)} redeliveries`,
			"warn",
		),
	];
}

function answered({ statuses }: ReplayTotals): Span[] {
	const inOrder = [...statuses].sort(([a], [b]) => a - b);
	return inOrder.map(([status, count]) => {
		return { text: safe`${grouped(count)} with ${status}`, tone: "ours" };
	});
}

function unanswered({ failures }: ReplayTotals): Span[] {
	return [...failures].map(([cause, count]) => {
		return {
			text: safe`${grouped(count)} ${failureWords[cause]}`,
			tone: "bad",
		};
	});
}

function slowest({ slowest }: ReplayTotals): Span[] {
	if (slowest === undefined) return [];
	const { ms, name } = slowest;
	return [{ text: safe`${duration(ms)}, ${clean(name)}`, tone: "ours" }];
}

function unlessNone(count: number, text: Safe, tone: Tone): Span[] {
	return count === 0 ? [] : [{ text, tone }];
}

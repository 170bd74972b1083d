import { labelledRow } from "./labelled-row.ts";
import type { Span } from "./layout.ts";
import { counted, duration, grouped } from "./quantities.ts";
import { join, type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import type { Theme, Tone } from "./theme.ts";

/** What one run of the listener came to. */
export interface Totals {
	/** How long it ran, in milliseconds. */
	readonly ms: number;
	/** POST requests that came to the webhook's path. */
	readonly received: number;
	readonly verified: number;
	readonly refused: number;
	readonly duplicates: number;
	/** Forwards that got a 2xx, and those that did not; undefined when nothing was to be forwarded. */
	readonly forwarded?:
		| { readonly ok: number; readonly failed: number }
		| undefined;
	/** Events by kind. */
	readonly kinds: ReadonlyMap<string, number>;
	/** Events that were held back, and the flags that did it. */
	readonly notShown?: { readonly events: number; readonly by: string };
	/** Deliveries answered 503 because they could not be recorded. */
	readonly turnedAway: number;
	/** The slowest answer to a delivery, in milliseconds; undefined when there was none. */
	readonly slowestAckMs?: number | undefined;
	/** Where the record is; undefined when nothing was recorded. */
	readonly recording?: string | undefined;
}

/** The few lines that close a run. What did not happen is not mentioned, unless nothing did. */
export function closingSummary(
	totals: Totals,
	theme: Theme,
	columns?: number | undefined,
): Safe {
	if (totals.received === 0) {
		return safe`\n  Nothing was received in ${duration(totals.ms)}.\n`;
	}
	const room = (columns ?? Number.POSITIVE_INFINITY) - 1;
	const rows = [
		labelledRow(safe`Received`, received(totals), theme, room),
		labelledRow(safe`Events`, events(totals), theme, room),
		labelledRow(safe`Forwarded`, forwards(totals), theme, room),
		labelledRow(safe`Slowest`, slowest(totals), theme, room),
		labelledRow(safe`Recorded in`, recording(totals), theme, room),
	];
	return safe`\n${join(rows, safe``)}`;
}

function received(totals: Totals): Span[] {
	return [
		{
			text: safe`${grouped(totals.received)} in ${duration(totals.ms)}`,
			tone: "ours",
		},
		...unlessNone(
			totals.verified,
			safe`${grouped(totals.verified)} verified`,
			"good",
		),
		...unlessNone(
			totals.refused,
			safe`${grouped(totals.refused)} refused`,
			"warn",
		),
		...unlessNone(
			totals.duplicates,
			counted(totals.duplicates, safe`duplicate`),
			"warn",
		),
		...unlessNone(
			totals.turnedAway,
			safe`${grouped(totals.turnedAway)} turned away, not recorded`,
			"bad",
		),
	];
}

/** The most frequent kinds first; a long tail as one number. */
function events({ kinds, notShown }: Totals): Span[] {
	const sorted = [...kinds].sort(([, a], [, b]) => b - a);
	const shown = sorted.slice(0, 5).map(
		([kind, count]): Span => ({
			text: safe`${grouped(count)} ${clean(kind)}`,
			tone: "ours",
		}),
	);
	const others = sorted.slice(5).reduce((sum, [, count]) => sum + count, 0);
	const held = notShown?.events ?? 0;
	return [
		...shown,
		...unlessNone(others, counted(others, safe`other`), "ours"),
		...unlessNone(
			held,
			safe`${counted(held, safe`event`)} not shown (${clean(notShown?.by ?? "")})`,
			"dim",
		),
	];
}

function forwards({ forwarded }: Totals): Span[] {
	if (forwarded === undefined) return [];
	const { ok, failed } = forwarded;
	const answered: Span = {
		text: safe`${grouped(ok)} answered 2xx`,
		tone: "ours",
	};
	return [answered, ...unlessNone(failed, safe`${grouped(failed)} not`, "bad")];
}

function slowest({ slowestAckMs }: Totals): Span[] {
	if (slowestAckMs === undefined) return [];
	return [
		{ text: safe`acknowledged after ${duration(slowestAckMs)}`, tone: "ours" },
	];
}

function recording({ recording }: Totals): Span[] {
	return recording === undefined
		? []
		: [{ text: clean(recording), tone: "ours" }];
}

function unlessNone(count: number, text: Safe, tone: Tone): Span[] {
	return count === 0 ? [] : [{ text, tone }];
}

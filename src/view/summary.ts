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
	/** Deliveries answered 503 because they could not be recorded. */
	readonly turnedAway: number;
	/** The slowest answer to a delivery, in milliseconds; undefined when there was none. */
	readonly slowestAckMs?: number | undefined;
	/** Where the record is; undefined when nothing was recorded. */
	readonly recording?: string | undefined;
}

/** The few lines that close a run. What did not happen is not mentioned, but for a run in which nothing did. */
export function closingSummary(totals: Totals, theme: Theme): Safe {
	const { received, ms, kinds, slowestAckMs, recording } = totals;
	if (received === 0) {
		return safe`\n  Nothing came in ${duration(ms)}.\n`;
	}
	const rows: Row[] = [
		["Received", safe`${grouped(received)} in ${duration(ms)}`, ...outcomes(totals, theme)],
		["Events", ...byNumber(kinds)],
		["Forwarded", ...forwards(totals, theme)],
		["Slowest", slowestAckMs === undefined ? undefined : safe`acknowledged after ${duration(slowestAckMs)}`],
		["Recorded in", recording === undefined ? undefined : clean(recording)],
	];
	const lines = rows.map((row) => line(row, theme)).filter((text) => text !== "");
	return safe`\n${join(lines, safe``)}`;
}

type Row = readonly [label: keyof typeof labels, ...values: readonly (Safe | undefined)[]];

const labels = {
	Received: safe`Received     `,
	Events: safe`Events       `,
	Forwarded: safe`Forwarded    `,
	Slowest: safe`Slowest      `,
	"Recorded in": safe`Recorded in  `,
};

function line([label, ...values]: Row, theme: Theme): Safe {
	const said = values.filter((value) => value !== undefined);
	if (said.length === 0) return safe``;
	const between = safe` ${theme.paint("dim", theme.signs.dot)} `;
	return safe`  ${theme.paint("dim", labels[label])}${join(said, between)}\n`;
}

function outcomes({ verified, refused, duplicates, turnedAway }: Totals, theme: Theme) {
	const said = (count: number, tone: Tone, words: Safe) =>
		count === 0 ? undefined : theme.paint(tone, safe`${grouped(count)} ${words}`);
	return [
		said(verified, "good", safe`verified`),
		said(refused, "warn", safe`refused`),
		said(duplicates, "warn", duplicates === 1 ? safe`duplicate` : safe`duplicates`),
		said(turnedAway, "bad", safe`turned away, not recorded`),
	];
}

/** The most frequent kinds first; a long tail as one number. */
function byNumber(kinds: ReadonlyMap<string, number>): Safe[] {
	const sorted = [...kinds].sort(([, a], [, b]) => b - a);
	const first = sorted.slice(0, 5).map(([kind, count]) => safe`${grouped(count)} ${clean(kind)}`);
	const rest = sorted.slice(5).reduce((sum, [, count]) => sum + count, 0);
	return rest === 0 ? first : [...first, counted(rest, safe`other`)];
}

function forwards({ forwarded }: Totals, theme: Theme): Safe[] {
	if (forwarded === undefined) return [];
	const { ok, failed } = forwarded;
	const taken = safe`${grouped(ok)} answered 2xx`;
	return failed === 0 ? [taken] : [taken, theme.paint("bad", safe`${grouped(failed)} not`)];
}

import { dayOf, timeOfDay } from "./clock.ts";
import { kindCounts } from "./kind-counts.ts";
import { maskedUrl } from "./masked-url.ts";
import { truncate, width } from "./measure.ts";
import { byteCount, counted, duration, grouped } from "./quantities.ts";
import { join, type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import type { Theme, Tone } from "./theme.ts";
import { spaces, wrap } from "./wrap.ts";

/** The record in numbers. Counts by name come with the most frequent first. */
export interface Stats {
	readonly deliveries: number;
	readonly events: number;
	/** Accepted without a check of their signature. */
	readonly unverified: number;
	/** Deliveries without an event. */
	readonly unreadable: number;
	/** Deliveries of which something came before. */
	readonly duplicates: number;
	/** Among so many events, when they were too many to be compared all with all. */
	readonly duplicatesWithin?: number | undefined;
	/** Milliseconds since the epoch; undefined when there are no deliveries. */
	readonly firstAt?: number | undefined;
	readonly lastAt?: number | undefined;
	readonly kinds: ReadonlyMap<string, number>;
	readonly numbers: readonly {
		readonly id: string;
		readonly display?: string | undefined;
		readonly events: number;
	}[];
	/** Requests turned away, by reason. */
	readonly refused: ReadonlyMap<string, number>;
	readonly targets: readonly TargetStats[];
	/** On disk. */
	readonly bytes: number;
}

/** How one target answered. */
export interface TargetStats {
	readonly target: string;
	/** Answers of 2xx, and others. */
	readonly ok: number;
	readonly other: number;
	/** By cause. */
	readonly failures: ReadonlyMap<string, number>;
	readonly ms?: ResponseTimes | undefined;
}

/** How long the answers took, in milliseconds. */
export interface ResponseTimes {
	readonly p50: number;
	readonly p90: number;
	readonly p99: number;
	readonly max: number;
}

interface Options {
	readonly theme: Theme;
	readonly columns: number | undefined;
	readonly now: number;
	readonly redact: (text: string) => string;
}

/** A label for each thing that is worth a line. What did not happen is not mentioned. */
export function statsReport(stats: Stats, options: Options): Safe {
	const { firstAt, lastAt, targets } = stats;
	const rows = [
		row(safe`Deliveries`, deliveries(stats), options),
		row(safe`Events`, [ours(grouped(stats.events))], options),
		row(safe`First`, moment(firstAt, options), options),
		row(safe`Last`, moment(lastAt, options), options),
		row(safe`Refused`, refused(stats.refused), options),
		row(safe`On disk`, [ours(byteCount(stats.bytes))], options),
		...section(safe`Kinds`, kindCounts(stats.kinds), options),
		...(stats.numbers.length > 1
			? section(safe`Numbers`, numbers(stats), options)
			: []),
		...targets.flatMap((target) => forwards(target, options)),
	];
	return join(rows, safe``);
}

interface Part {
	readonly text: Safe;
	readonly tone: Tone;
}

function ours(text: Safe): Part {
	return { text, tone: "ours" };
}

function unlessNone(count: number, text: Safe, tone: Tone): Part[] {
	return count === 0 ? [] : [{ text, tone }];
}

function deliveries(stats: Stats): Part[] {
	const { duplicates, duplicatesWithin } = stats;
	const within =
		duplicatesWithin === undefined
			? safe``
			: safe` among any ${grouped(duplicatesWithin)} events in a row`;
	return [
		ours(grouped(stats.deliveries)),
		...unlessNone(
			duplicates,
			safe`${counted(duplicates, safe`duplicate`)}${within}`,
			"warn",
		),
		...unlessNone(
			stats.unverified,
			safe`${grouped(stats.unverified)} not verified`,
			"bad",
		),
		...unlessNone(
			stats.unreadable,
			safe`${grouped(stats.unreadable)} without events`,
			"bad",
		),
	];
}

function moment(at: number | undefined, { now }: Options): Part[] {
	if (at === undefined) return [];
	const date = new Date(at);
	return [
		ours(safe`${dayOf(date)} ${timeOfDay(date)}`),
		...(at <= now ? [ours(safe`${duration(now - at)} ago`)] : []),
	];
}

function refused(reasons: ReadonlyMap<string, number>): Part[] {
	return [...reasons].map(([reason, count]) => ({
		text: safe`${grouped(count)} ${clean(reason)}`,
		tone: "warn",
	}));
}

function numbers({ numbers, events }: Stats): [count: number, name: Safe][] {
	const named = numbers.map(({ id, display, events }): [number, Safe] => [
		events,
		clean(display === undefined ? id : `${display} (${id})`),
	]);
	const rest = named.reduce((left, [count]) => left - count, events);
	return rest > 0 ? [...named, [rest, ofNoNumber]] : named;
}

const ofNoNumber = safe`of no number: about the account, its templates and the like`;

function forwards(target: TargetStats, options: Options): Safe[] {
	const { theme, columns, redact } = options;
	const { ok, other, failures, ms } = target;
	const room = Math.max(
		10,
		(columns ?? Number.POSITIVE_INFINITY) - 1 - labelEnd,
	);
	const name = truncate(
		clean(redact(maskedUrl(target.target))),
		room,
		theme.signs.ellipsis,
	);
	const outcome: Part[] = [
		{ text: safe`${grouped(ok)} answered 2xx`, tone: ok > 0 ? "good" : "ours" },
		...unlessNone(other, safe`${grouped(other)} otherwise`, "bad"),
		...[...failures].map(
			([cause, count]): Part => ({
				text: safe`${grouped(count)} ${clean(cause)}`,
				tone: "bad",
			}),
		),
	];
	const times = ms && [
		ours(safe`p50 ${duration(ms.p50)}`),
		ours(safe`p90 ${duration(ms.p90)}`),
		ours(safe`p99 ${duration(ms.p99)}`),
		ours(safe`max ${duration(ms.max)}`),
	];
	return [
		safe`\n`,
		row(safe`Forwarded to`, [ours(name)], options),
		row(safe``, outcome, options),
		row(safe``, times ?? [], options),
	];
}

function section(
	title: Safe,
	counts: readonly [count: number, name: Safe][],
	{ theme, columns }: Options,
): Safe[] {
	if (counts.length === 0) return [];
	const amounts = counts.map(([count]) => grouped(count));
	const widest = Math.max(...amounts.map((amount) => amount.length));
	const room = Math.max(
		10,
		(columns ?? Number.POSITIVE_INFINITY) - 1 - labelEnd - widest - 2,
	);
	const lines = counts.map(([, name], index) => {
		const amount = amounts[index] ?? safe``;
		const label = index === 0 ? title : safe``;
		const [line = safe``, ...more] = wrap(name, room);
		const below = more.map(
			(piece) => safe`${spaces(labelEnd + widest + 2)}${piece}\n`,
		);
		return safe`${labelled(label, theme)}${spaces(widest - amount.length)}${amount}  ${line}\n${join(below, safe``)}`;
	});
	return [safe`\n`, ...lines];
}

const labelEnd = 16;

function labelled(label: Safe, theme: Theme): Safe {
	return safe`  ${theme.paint("dim", label)}${spaces(labelEnd - 2 - label.length)}`;
}

/** A label and its parts side by side, on further lines where the first has no room; nothing without parts. */
function row(
	label: Safe,
	parts: readonly Part[],
	{ theme, columns }: Options,
): Safe {
	if (parts.length === 0) return safe``;
	const between = safe` ${theme.paint("dim", theme.signs.dot)} `;
	const end = (columns ?? Number.POSITIVE_INFINITY) - 1;
	let lines = labelled(label, theme);
	let used = labelEnd;
	for (const [index, { text, tone }] of parts.entries()) {
		if (index > 0) {
			const fits = used + width(between) + width(text) <= end;
			lines = fits
				? safe`${lines}${between}`
				: safe`${lines}\n${spaces(labelEnd)}`;
			used = fits ? used + width(between) : labelEnd;
		}
		lines = safe`${lines}${theme.paint(tone, text)}`;
		used += width(text);
	}
	return safe`${lines}\n`;
}

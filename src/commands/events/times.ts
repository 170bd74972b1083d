import { CliError } from "../../errors.ts";

/** A stretch of time, in milliseconds since the epoch, both ends included. */
export interface Period {
	readonly since: number;
	readonly until: number;
}

/**
 * What `--since` and `--until` say: `2h` or `3d` ago, `14:30` (the last one; as an end that lies before the beginning, the next),
 * a date, which counts whole, or a date and time. Throws CliError for anything else.
 */
export function parsePeriod(
	{
		since,
		until,
	}: {
		readonly since?: string | undefined;
		readonly until?: string | undefined;
	},
	now: number,
): Period {
	const from = since === undefined ? 0 : parseTime(since, "--since", now).first;
	if (until === undefined) return { since: from, until: endless };
	const end = parseTime(until, "--until", now);
	if (end.last >= from) return { since: from, until: end.last };
	if (end.daily) return { since: from, until: end.last + day };
	throw new CliError("until-invalid", "--until lies before --since", {
		hint: "swap them",
	});
}

const endless = Number.POSITIVE_INFINITY;
const day = 86_400_000;
const units = { s: 1000, m: 60_000, h: 3_600_000, d: day } as const;

/** A time as it was typed: one moment, or a whole day. */
interface Time {
	readonly first: number;
	readonly last: number;
	/** True for a time of day, which comes again. */
	readonly daily?: boolean;
}

function parseTime(text: string, flag: string, now: number): Time {
	const ago = /^(\d{1,9})([smhd])$/.exec(text);
	if (ago)
		return at(now - Number(ago[1]) * units[ago[2] as keyof typeof units]);
	const clock = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text);
	if (clock) {
		const date = new Date(now);
		date.setHours(Number(clock[1]), Number(clock[2]), 0, 0);
		// A time that is still to come today was yesterday's.
		if (date.getTime() > now) date.setDate(date.getDate() - 1);
		return { ...at(date.getTime()), daily: true };
	}
	const [, written = "", time] =
		/^(\d{4}-\d{2}-\d{2})(?:[T ](.+))?$/.exec(text) ?? [];
	// A bare date would be read as midnight in UTC; people mean their own.
	const date = new Date(`${written}T${time ?? "00:00"}`);
	if (Number.isNaN(date.getTime()) || !isInCalendar(written))
		throw notATime(text, flag);
	if (time !== undefined) return at(date.getTime());
	const first = date.getTime();
	date.setDate(date.getDate() + 1);
	return { first, last: date.getTime() - 1 };
}

/** The 31st of February would be taken for the 3rd of March. */
function isInCalendar(written: string): boolean {
	return new Date(written).toISOString().startsWith(written);
}

function at(moment: number): Time {
	return { first: moment, last: moment };
}

function notATime(text: string, flag: string): CliError {
	return new CliError(
		`${flag.slice(2)}-invalid`,
		`${flag} can't be "${text}"`,
		{
			hint: `${flag} 2h, ${flag} 3d, ${flag} 14:30 or ${flag} 2026-11-21`,
		},
	);
}

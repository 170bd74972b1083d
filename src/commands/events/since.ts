import { CliError } from "../../errors.ts";

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds since the epoch of `2h`, `3d`, `14:30` (the last one) or a date. Throws CliError for anything else. */
export function parseSince(text: string, now: number): number {
	const ago = /^(\d+)([smhd])$/.exec(text);
	if (ago) return now - Number(ago[1]) * units[ago[2] as keyof typeof units];
	const clock = /^(\d{1,2}):(\d{2})$/.exec(text);
	if (clock) {
		const date = new Date(now);
		date.setHours(Number(clock[1]), Number(clock[2]), 0, 0);
		// A time that is still to come today was yesterday's.
		if (date.getTime() > now) date.setDate(date.getDate() - 1);
		return date.getTime();
	}
	// A bare date would be read as midnight in UTC; people mean their own.
	const date = Date.parse(
		/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00` : text,
	);
	if (!Number.isNaN(date)) return date;
	throw new CliError("since-invalid", `--since can't be "${text}"`, {
		hint: "--since 2h, --since 3d, --since 14:30 or --since 2026-11-21",
	});
}

import { dayOf } from "../clock.ts";
import { counted } from "../quantities.ts";
import { type Safe, safe } from "../safe.ts";

const dayMs = 24 * 3_600_000;

/** A day written as `April 17, 2025`: `2025-04-17, in 3 days`. Undefined for anything else. */
export function writtenDay(value: unknown, now: number): Safe | undefined {
	if (typeof value !== "string") return undefined;
	if (!/^[A-Z][a-z]{2,8} \d{1,2}, \d{4}$/.test(value)) return undefined;
	const day = Date.parse(value);
	return Number.isNaN(day)
		? undefined
		: safe`${dayOf(new Date(day))}, ${away(day, now)}`;
}

function away(day: number, now: number): Safe {
	// A day of the change to or from summer time is an hour shorter or longer.
	const days = Math.round((day - new Date(now).setHours(0, 0, 0, 0)) / dayMs);
	if (days === 0) return safe`today`;
	return days > 0
		? safe`in ${counted(days, safe`day`)}`
		: safe`${counted(-days, safe`day`)} ago`;
}

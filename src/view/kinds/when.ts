import { looseTime } from "../../webhook/loose.ts";
import { dayOf } from "../clock.ts";
import { duration } from "../quantities.ts";
import { type Safe, safe, vouch } from "../safe.ts";

/**
 * A time in a payload, in local time and by its distance from `now`: `2026-11-22 09:14 UTC, in 23 h`. Takes seconds or milliseconds
 * since the epoch, as a number or in digits, and ISO 8601; undefined for what is no time.
 */
export function moment(time: unknown, now: number): Safe | undefined {
	const at = timeOf(time);
	return at === undefined
		? undefined
		: safe`${minute(at)} ${zone(-new Date(at).getTimezoneOffset())}, ${away(at - now)}`;
}

/** A time until which something holds. */
export interface Deadline {
	/** `2026-11-22 09:14 UTC, in 23 h` */
	readonly at: Safe;
	/** `in 23 h`, `5 min ago` */
	readonly away: Safe;
	readonly isOver: boolean;
}

/** A time as `moment` takes it as one until which something holds; undefined for what is no time. */
export function deadline(time: unknown, now: number): Deadline | undefined {
	const end = timeOf(time);
	const at = moment(time, now);
	return end === undefined || at === undefined
		? undefined
		: { at, away: away(end - now), isOver: end < now };
}

/** A time as `moment` takes it, in milliseconds since the epoch. */
export function timeOf(time: unknown): number | undefined {
	return looseTime(time) ?? isoTime(time);
}

function isoTime(text: unknown): number | undefined {
	if (typeof text !== "string" || !/^\d{4}-\d\d-\d\dT/.test(text)) {
		return undefined;
	}
	const at = Date.parse(text);
	return Number.isNaN(at) ? undefined : at;
}

/** The local minute: `2026-11-22 09:14`. */
export function minute(at: number): Safe {
	const date = new Date(at);
	const [hours, minutes] = [date.getHours(), date.getMinutes()].map((number) =>
		String(number).padStart(2, "0"),
	);
	return safe`${dayOf(date)} ${vouch(`${hours}:${minutes}`)}`;
}

/** A zone by the minutes that it is ahead of UTC, in which Meta's sentences name times: `UTC`, `UTC+5:30`. */
export function zone(ahead: number): Safe {
	if (ahead === 0) return safe`UTC`;
	const [hours, minutes] = [Math.abs(ahead) / 60, Math.abs(ahead) % 60];
	const sign = ahead > 0 ? "+" : "-";
	const half = minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`;
	return vouch(`UTC${sign}${Math.floor(hours)}${half}`);
}

// The payload's times are whole seconds.
function away(ms: number): Safe {
	if (Math.abs(ms) < 1_000) return safe`now`;
	return ms > 0 ? safe`in ${duration(ms)}` : safe`${duration(-ms)} ago`;
}

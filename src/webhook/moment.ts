import type { JsonLeaf } from "./json-leaves.ts";

/** When it is that a leaf speaks of, in milliseconds since the epoch; undefined where it is no moment, or no full one: `0900`. */
export function momentOf({ kind, key, value }: JsonLeaf): number | undefined {
	if (kind === "key" || !keys.test(key)) return undefined;
	if (seconds.test(value)) return Number(value) * 1000;
	if (milliseconds.test(value)) return Number(value);
	const [, day, time, fraction = "", zone = ""] = iso.exec(value) ?? [];
	const moment = Date.parse(`${day}T${time}${fraction}${zone || "Z"}`);
	return Number.isNaN(moment) ? undefined : moment;
}

/** A moment as `momentOf` reads it, so many seconds later, in its own notation. */
export function laterBy(value: string, shift: number): string {
	if (seconds.test(value)) return String(Math.max(0, Number(value) + shift));
	if (milliseconds.test(value)) {
		return String(Math.max(0, Number(value) + shift * 1000));
	}
	const [, day, time] = iso.exec(value) ?? [];
	// What its clock shows moves by as much, whatever the zone.
	const shown = new Date(Date.parse(`${day}T${time}Z`) + shift * 1000);
	const [newDay = "", newTime = ""] = shown.toISOString().split(/[T.]/);
	return value.replace(`${day}`, newDay).replace(`${time}`, newTime);
}

const keys = /(?:time(?:stamp)?|date|expiration|(?:_a|A)t)$/;

// From 2001 on; fewer digits are a duration or the hour of a day.
const seconds = /^[1-9]\d{9}$/;
const milliseconds = /^[1-9]\d{12}$/;
const iso =
	/^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/;

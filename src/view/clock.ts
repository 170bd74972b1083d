import { type Safe, safe, vouch } from "./safe.ts";

/** Local times of day, and the day when it has changed. */
export interface Clock {
	/** `14:03:12` */
	time(at: number): Safe;
	/** The time, or nothing when the line before said the same. */
	timeIfNew(at: number): Safe;
	/** `2026-11-21` on the first call of a new day, but for the very first one. */
	newDay(at: number): Safe | undefined;
}

/** Remembers what was said last. */
export function createClock(): Clock {
	let second = Number.NaN;
	let said = safe``;
	let day: string | undefined;

	function time(at: number): Safe {
		const wanted = Math.floor(at / 1000);
		if (wanted !== second) {
			second = wanted;
			const date = new Date(at);
			said = safe`${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
		}
		return said;
	}

	return {
		time,
		timeIfNew: (at) => (Math.floor(at / 1000) === second ? safe`` : time(at)),
		newDay(at) {
			const date = new Date(at);
			const today = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
			const isNew = day !== undefined && day !== today;
			day = today;
			return isNew ? vouch(today) : undefined;
		},
	};
}

function two(number: number): Safe {
	return vouch(String(number).padStart(2, "0"));
}

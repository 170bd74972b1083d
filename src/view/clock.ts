import { type Safe, safe, vouch } from "./safe.ts";

/** Local times of day, and the day when it has changed. */
export interface Clock {
	/** `14:03:12` */
	time(at: number): Safe;
	/** The time, or nothing when the one said last was the same. */
	timeIfNew(at: number): Safe;
	/** `2026-11-21` when that is another day than the one asked about before. */
	newDay(at: number): Safe | undefined;
}

/** Remembers what was said last. */
export function createClock({
	firstDay = false,
}: {
	/** Whether the very first day is news as well. */
	readonly firstDay?: boolean | undefined;
} = {}): Clock {
	let second = Number.NaN;
	let said = safe``;
	let daySecond = Number.NaN;
	let day: Safe | undefined;

	function time(at: number): Safe {
		const wanted = Math.floor(at / 1000);
		if (wanted !== second) {
			second = wanted;
			said = timeOfDay(new Date(at));
		}
		return said;
	}

	return {
		time,
		timeIfNew: (at) => (Math.floor(at / 1000) === second ? safe`` : time(at)),
		newDay(at) {
			const wanted = Math.floor(at / 1000);
			if (wanted === daySecond) return undefined;
			daySecond = wanted;
			const before = day;
			day = dayOf(new Date(at));
			const isNew = before === undefined ? firstDay : before !== day;
			return isNew ? day : undefined;
		},
	};
}

/** The local time of day: `14:03:12`. */
export function timeOfDay(date: Date): Safe {
	return vouch(
		`${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`,
	);
}

/** The local day: `2026-11-21`. */
export function dayOf(date: Date): Safe {
	return vouch(
		`${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
	);
}

function two(number: number): string {
	return String(number).padStart(2, "0");
}

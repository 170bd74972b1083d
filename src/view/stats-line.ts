import { isoTime } from "./iso-time.ts";
import { maskedUrl } from "./masked-url.ts";
import type { Line } from "./schema.ts";
import type { Stats } from "./stats.ts";

/** The record in numbers, as the line of `--json`. */
export function statsLine(stats: Stats): Line {
	const { firstAt, lastAt, kinds, numbers, refused, targets, ...rest } = stats;
	return {
		v: 1,
		type: "stats",
		...rest,
		firstAt: isoTime(firstAt),
		lastAt: isoTime(lastAt),
		kinds: Object.fromEntries(kinds),
		numbers: numbers.map(({ id, display, events }) => ({
			phoneNumberId: id,
			displayPhoneNumber: display,
			events,
		})),
		refused: Object.fromEntries(refused),
		targets: targets.map(({ target, failures, ...counts }) => ({
			target: maskedUrl(target),
			...counts,
			failures: Object.fromEntries(failures),
		})),
	};
}

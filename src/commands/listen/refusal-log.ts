import type { Refusals } from "../../io/store/record-entry.ts";

/** Folds what is turned away into few lines of the record, whatever scanners send. */
export interface RefusalLog {
	/** `reason` is one of our own words, never the sender's. */
	note(reason: string): void;
	/** Hands over what was noted last. */
	close(): void;
}

const KEEP_EVERY = 5_000;

/** Hands the first refusal over at once, so that it is found while somebody wonders about it, then at most one line in five seconds. */
export function createRefusalLog(
	keep: (refusals: Refusals) => void,
	now: () => number,
): RefusalLog {
	const reasons = new Map<string, number>();
	let from = 0;
	let waiting: NodeJS.Timeout | undefined;

	function handOver(): void {
		if (reasons.size === 0) return;
		keep({ from, until: now(), reasons: Object.fromEntries(reasons) });
		reasons.clear();
	}

	function timeIsOver(): void {
		waiting = undefined;
		if (reasons.size === 0) return;
		handOver();
		startAnew();
	}

	function startAnew(): void {
		waiting = setTimeout(timeIsOver, KEEP_EVERY).unref();
	}

	return {
		note(reason) {
			if (reasons.size === 0) from = now();
			reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
			if (waiting !== undefined) return;
			handOver();
			startAnew();
		},
		close() {
			clearTimeout(waiting);
			handOver();
		},
	};
}

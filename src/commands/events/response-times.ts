import type { ResponseTimes } from "../../view/stats.ts";

/** Times of any number in little memory. */
export interface TimeCounter {
	/** Milliseconds. */
	add(ms: number): void;
	/** Percentiles within one per cent, and the greatest exactly; undefined when there were none. */
	summary(): ResponseTimes | undefined;
}

/** Sorts times into steps, each two per cent longer than the one before. */
export function createTimeCounter(): TimeCounter {
	const steps = new Map<number, number>();
	let count = 0;
	let max = 0;

	function percentile(share: number): number {
		let passed = 0;
		for (const [step, times] of [...steps].sort(([a], [b]) => a - b)) {
			passed += times;
			if (passed >= share * count) return Math.min(max, middleOf(step));
		}
		return max;
	}

	return {
		add(ms) {
			const step = stepOf(ms);
			steps.set(step, (steps.get(step) ?? 0) + 1);
			count++;
			max = Math.max(max, ms);
		},
		summary: () =>
			count === 0
				? undefined
				: {
						p50: percentile(0.5),
						p90: percentile(0.9),
						p99: percentile(0.99),
						max,
					},
	};
}

const ratio = Math.log(1.02);
/** Shorter times are as good as none. */
const shortest = 0.01;

function stepOf(ms: number): number {
	return Math.round(Math.log(Math.max(ms, shortest) / shortest) / ratio);
}

function middleOf(step: number): number {
	const ms = shortest * Math.exp(step * ratio);
	return Math.round(ms * 100) / 100;
}

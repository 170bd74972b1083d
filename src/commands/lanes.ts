import pLimit from "p-limit";

/** Work in order within a lane, side by side across lanes, bounded in all. */
export interface Lanes {
	/** The result of the work, or undefined when too much waits already and it was not taken. */
	run<T>(
		lane: string,
		bytes: number,
		work: () => Promise<T>,
	): Promise<T | undefined>;
}

/** How much may run and wait. */
export interface LaneLimits {
	readonly concurrency: number;
	readonly waiting: number;
	readonly bytes: number;
}

const defaults: LaneLimits = {
	concurrency: 16,
	waiting: 5000,
	bytes: 64 * 1024 * 1024,
};

/** Opens lanes. The bound is what keeps a target that never answers from filling the memory. */
export function createLanes(limits: LaneLimits = defaults): Lanes {
	const limit = pLimit(limits.concurrency);
	const lasts = new Map<string, Promise<unknown>>();
	let waiting = 0;
	let waitingBytes = 0;

	return {
		async run(lane, bytes, work) {
			if (waiting >= limits.waiting || waitingBytes + bytes > limits.bytes)
				return undefined;
			waiting++;
			waitingBytes += bytes;
			const turn = (lasts.get(lane) ?? Promise.resolve()).then(() =>
				limit(work),
			);
			const settled = turn.catch(() => undefined);
			lasts.set(lane, settled);
			try {
				return await turn;
			} finally {
				waiting--;
				waitingBytes -= bytes;
				if (lasts.get(lane) === settled) lasts.delete(lane);
			}
		},
	};
}

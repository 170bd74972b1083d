/** Something to send, and from when on, in milliseconds of the monotonic clock. */
export interface Due<Item> {
	readonly item: Item;
	readonly at: number;
}

/** What is to be sent first, and what is to be sent again among it. */
export interface Queue<Again> {
	/** The next one; a redelivery that is due goes before what has not been sent yet. */
	take(now: number): Due<Again> | undefined;
	/** Puts something back, to be sent again. */
	again(item: Again, at: number): void;
}

/** Spreads the items from `start` on: each is due `intervalMs` after the one before it was taken, or was due if that is later. */
export function createQueue<Item>(
	items: readonly Item[],
	intervalMs: number,
	start: number,
): Queue<Item> {
	let next = 0;
	let due = start;
	/** By time; few at a time, as each is an item whose delivery has failed. */
	const waiting: Due<Item>[] = [];

	function fresh(): Due<Item> | undefined {
		const item = items[next];
		return item === undefined ? undefined : { item, at: due };
	}

	return {
		take(now) {
			const first = fresh();
			const [again] = waiting;
			if (again && (!first || again.at <= now || again.at < first.at)) {
				return waiting.shift();
			}
			if (first) {
				next++;
				due = Math.max(due, now) + intervalMs;
			}
			return first;
		},
		again(item, at) {
			const before = waiting.findLastIndex((each) => each.at <= at);
			waiting.splice(before + 1, 0, { item, at });
		},
	};
}

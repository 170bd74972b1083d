import type { Source } from "../sources.ts";
import type { Manner } from "./settings.ts";
import type { Caption } from "./view.ts";

/** One POST that is to be made: of one payload or, in a batch, of several. */
export interface Turn {
	/** The same for all copies of a POST. */
	readonly post: number;
	readonly sources: readonly Source[];
	/** Which of its `copies` this is, counted from 1. */
	readonly copy: number;
	readonly copies: number;
	/** What a scenario says of it. */
	readonly caption?: Caption;
}

/** All POSTs in the order in which they are due. */
export function createPlan(
	sources: readonly Source[],
	{ batch, copies, shuffle }: Pick<Manner, "batch" | "copies" | "shuffle">,
	randomBytes: (size: number) => Buffer,
): readonly Turn[] {
	const posts = grouped(sources, batch);
	const turns = posts.flatMap((group, post) =>
		Array.from({ length: copies }, (_, index): Turn => {
			return { post, sources: group, copy: index + 1, copies };
		}),
	);
	return shuffle ? shuffled(turns, randomBytes) : turns;
}

function grouped(
	sources: readonly Source[],
	size: number,
): readonly (readonly Source[])[] {
	const groups: (readonly Source[])[] = [];
	for (let start = 0; start < sources.length; start += size) {
		groups.push(sources.slice(start, start + size));
	}
	return groups;
}

/** Fisher and Yates; copies keep their count, so that the first to be sent is called the first. */
function shuffled(
	turns: readonly Turn[],
	randomBytes: (size: number) => Buffer,
): readonly Turn[] {
	const deck = [...turns];
	for (let last = deck.length - 1; last > 0; last--) {
		const chosen = randomBytes(4).readUInt32BE() % (last + 1);
		const [a, b] = [deck[last], deck[chosen]];
		if (a !== undefined && b !== undefined) [deck[chosen], deck[last]] = [a, b];
	}
	const sent = new Map<number, number>();
	return deck.map((turn) => {
		const copy = (sent.get(turn.post) ?? 0) + 1;
		sent.set(turn.post, copy);
		return { ...turn, copy };
	});
}

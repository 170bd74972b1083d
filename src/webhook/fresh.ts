import { changeLeaves, type JsonLeaf } from "./json-leaves.ts";
import { laterBy, momentOf } from "./moment.ts";
import { newId } from "./new-id.ts";

/** Gives payloads message ids of their own and the time of now, the rest staying as it was written. */
export interface Freshener {
	/**
	 * The payload as if it came just now: what happened last in it is now, everything else as long before or after as it was. Its
	 * messages, statuses and calls have new ids; replies, reactions and edits go on pointing at theirs, also at one of a payload
	 * before it. What points elsewhere stays. Throws a JsonSyntaxError on anything but JSON.
	 */
	freshen(json: string): string;
	/** From here on messages have other ids than before, for the same payloads once more; what points at one means its latest. */
	nextRound(): void;
}

/** The clock, in milliseconds since the epoch, and the chance that ids are made of. */
export interface FreshWorld {
	now(): number;
	randomBytes(size: number): Buffer;
}

/** What in a payload is of one time only. */
export interface Perishable {
	/** The ids of what happened in it, not of what that refers to. */
	readonly ids: ReadonlySet<string>;
	/** When the last of it happened, in milliseconds since the epoch. */
	readonly newest: number | undefined;
}

/** A freshener at the beginning of its first round. */
export function createFreshener(world: FreshWorld): Freshener {
	const given = new Map<string, string>();
	const inRound = new Set<string>();
	return {
		freshen(json) {
			const { ids, newest } = findPerishable(json);
			for (const id of ids) {
				if (inRound.has(id)) continue;
				inRound.add(id);
				given.set(id, newId(id, world.randomBytes));
			}
			const shift = newest === undefined ? 0 : secondsTo(world.now(), newest);
			return changeLeaves(json, (leaf) => {
				if (momentOf(leaf) !== undefined) return laterBy(leaf.value, shift);
				return given.get(leaf.kind === "text" ? leaf.value : "") ?? leaf.value;
			});
		},
		nextRound: () => inRound.clear(),
	};
}

/** Looks for the ids and times that freshening replaces. Throws a JsonSyntaxError on anything but JSON. */
export function findPerishable(json: string): Perishable {
	const ids = new Set<string>();
	let newest: number | undefined;
	changeLeaves(json, (leaf) => {
		if (isOwnId(leaf)) ids.add(leaf.value);
		const moment = happened.test(leaf.key) ? momentOf(leaf) : undefined;
		if (moment !== undefined) newest = Math.max(newest ?? 0, moment);
		return leaf.value;
	});
	return { ids, newest };
}

function isOwnId({ kind, key, parent, value }: JsonLeaf): boolean {
	if (kind !== "text" || value === "") return false;
	// A gateway's event is flat.
	return key === "messageId" || (key === "id" && lists.test(parent));
}

const lists = /^(?:messages|message_echoes|statuses|calls|automatic_events)$/;

/** Unlike an expiration, what stands here is over. */
const happened = /^time(?:stamp)?$/;

/** From one moment to another in whole seconds, as times on the wire count. */
export function secondsTo(now: number, then: number): number {
	return Math.floor(now / 1000) - Math.floor(then / 1000);
}

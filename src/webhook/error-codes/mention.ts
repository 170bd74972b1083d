/** A code that a text speaks of. */
export interface Mention {
	readonly code: number;
	readonly subcode?: number;
	/** What Meta says beside it, untrusted: the details if there are any. */
	readonly said?: string;
	/** True for a number that nothing in the text calls a code. */
	readonly isUnmarked?: true;
}

const most = 50;

/**
 * Each code once, in order of its first mention, with what other mentions of it add; the first fifty of them. Numbers that are
 * not marked as codes count only where there are no others.
 */
export function mergeMentions(mentions: readonly Mention[]): Mention[] {
	const marked = mentions.filter(({ isUnmarked }) => isUnmarked !== true);
	const merged: Mention[] = [];
	for (const mention of marked.length > 0 ? marked : mentions) {
		const index = merged.findIndex((other) => areOne(other, mention));
		const other = merged[index];
		if (other !== undefined) merged[index] = { ...mention, ...other };
		else if (merged.length < most) merged.push(mention);
	}
	return merged;
}

/** The same code, where one of them may leave the subcode out. */
function areOne(one: Mention, other: Mention): boolean {
	return (
		one.code === other.code &&
		(one.subcode === undefined ||
			other.subcode === undefined ||
			one.subcode === other.subcode)
	);
}

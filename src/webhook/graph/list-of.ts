import { looseList, looseObject, looseText } from "../loose.ts";

/** The items of an answer's `data`, without those that can't be read. */
export function listOf<T>(
	answer: unknown,
	read: (value: unknown) => T | undefined,
): readonly T[] {
	return looseList(looseObject(answer)["data"])
		.map(read)
		.filter((item) => item !== undefined);
}

/** Where the next page of an answer's list begins; undefined on the last one. */
export function nextPage(answer: unknown): string | undefined {
	const { next, cursors } = looseObject(looseObject(answer)["paging"]);
	return next === undefined
		? undefined
		: looseText(looseObject(cursors)["after"]);
}

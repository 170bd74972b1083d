/** Works through a list, so many at a time; the results stand in the order of the list. */
export async function inLanes<T, R>(
	lanes: number,
	items: readonly T[],
	work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
	const results: R[] = [];
	const queue = items.entries();
	const lane = async (): Promise<void> => {
		for (const [index, item] of queue) results[index] = await work(item);
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return results;
}

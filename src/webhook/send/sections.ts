/** What is listed under a title; without one where there is only one section. */
export interface Section<Item> {
	readonly title?: string;
	readonly items: readonly Item[];
}

/**
 * Sorts `Section: item` into sections. What names none goes where the item before it went, and a section that is named again goes on.
 * A colon counts only with a space after it, and before any `=`: `9:30` and `a=Note: closed` name none.
 */
export function sectionsOf<Item>(
	texts: readonly string[],
	parseItem: (text: string) => Item,
): readonly Section<Item>[] {
	const sections = new Map<string | undefined, Item[]>();
	let current: string | undefined;
	for (const text of texts) {
		const [, title, rest = text] = /^([^=]*?):\s+(.*)$/s.exec(text) ?? [];
		current = title?.trim() || current;
		const items = sections.get(current) ?? [];
		sections.set(current, [...items, parseItem(rest.trim())]);
	}
	return [...sections].map(([title, items]) =>
		title === undefined ? { items } : { title, items },
	);
}

/** Joins what is there to one text, each part but the last with a stop at its end; undefined where nothing is there. */
export function sentences(
	...parts: readonly (string | undefined)[]
): string | undefined {
	const said = parts.filter((part) => part !== undefined);
	if (said.length === 0) return undefined;
	return said
		.map((part, index) =>
			index === said.length - 1 || /[.?!]$/.test(part) ? part : `${part}.`,
		)
		.join(" ");
}

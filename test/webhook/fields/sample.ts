/** A value as Meta's documents have it, and the events it comes to. */
export interface Sample {
	readonly name: string;
	readonly field: string;
	readonly value: object;
	readonly kinds: readonly string[];
}

/** A value that comes to one event. */
export function one(
	field: string,
	kind: string,
	name: string,
	value: object,
): Sample {
	return { field, kinds: [kind], name, value };
}

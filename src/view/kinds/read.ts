/** What stands at a path in a payload of any shape; undefined when nothing does. */
export function at(value: unknown, ...path: readonly string[]): unknown {
	let here = value;
	for (const key of path) {
		if (typeof here !== "object" || here === null) return undefined;
		if (!Object.hasOwn(here, key)) return undefined;
		here = Reflect.get(here, key);
	}
	return here;
}

/** The text at a path, if there is one that is not empty. */
export function textAt(
	value: unknown,
	...path: readonly string[]
): string | undefined {
	const found = at(value, ...path);
	return typeof found === "string" && found !== "" ? found : undefined;
}

/** The finite number at a path. */
export function numberAt(
	value: unknown,
	...path: readonly string[]
): number | undefined {
	const found = at(value, ...path);
	return typeof found === "number" && Number.isFinite(found)
		? found
		: undefined;
}

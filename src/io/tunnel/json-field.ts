/** The value of a JSON object's own field; undefined when there is none, or `json` is no object. */
export function field(json: unknown, name: string): unknown {
	return typeof json === "object" && json !== null && Object.hasOwn(json, name)
		? (json as Record<string, unknown>)[name]
		: undefined;
}

/** The value of a JSON object's own field if it is a non-empty string. */
export function textField(json: unknown, name: string): string | undefined {
	const value = field(json, name);
	return typeof value === "string" && value !== "" ? value : undefined;
}

import type { z } from "zod";

/** One thing that is unusual about a payload. `text` is ours alone: it names keys of the schema and never repeats a value. */
export interface Note {
	readonly path: readonly PropertyKey[];
	/** `value.metadata missing`. */
	readonly text: string;
}

const maxNotes = 20;

/**
 * What differs from the schema, the first few of it; `name` begins each path.
 * A schema that checks more than types brings its own words: `is not a number of seconds`.
 */
export function notesOn(
	schema: z.ZodType,
	value: unknown,
	name: string,
): readonly Note[] {
	const { success, error } = schema.safeParse(value);
	if (success) return [];
	return error.issues.slice(0, maxNotes).map((issue) => ({
		path: issue.path,
		text: `${spellPath(name, issue.path)} ${describe(issue, valueAt(value, issue.path))}`,
	}));
}

function spellPath(name: string, path: readonly PropertyKey[]): string {
	return path.reduce<string>((spelled, key) => {
		if (typeof key === "number") return `${spelled}[${key}]`;
		return spelled === "" ? String(key) : `${spelled}.${String(key)}`;
	}, name);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>(
		(at, key) =>
			typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined,
		value,
	);
}

function describe(issue: z.core.$ZodIssue, found: unknown): string {
	if (found === undefined) return "missing";
	if (found === "" || (Array.isArray(found) && found.length === 0)) {
		return "is empty";
	}
	switch (issue.code) {
		case "invalid_type":
			return `is ${typeName(found)}, not ${withArticle(issue.expected)}`;
		case "invalid_value":
			return `is not ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}`;
		default:
			return issue.message;
	}
}

function typeName(value: unknown): string {
	if (value === null) return "null";
	return withArticle(Array.isArray(value) ? "array" : typeof value);
}

function withArticle(noun: string): string {
	return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

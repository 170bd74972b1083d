import type * as z from "zod";
import { undocumented } from "./schema/pieces.ts";

/** One way in which a payload differs from its schema. */
export interface Deviation {
	readonly path: readonly PropertyKey[];
	/** To stand after the path: `missing`, `is a number, not a string`. Ours alone: never a part of the payload. */
	readonly words: string;
}

/** What is said of a key that isn't there. */
export const missing = "missing";

/** All that differs from the schema. One that checks more than types brings its own words: `is not a number of seconds`. */
export function deviationsFrom(
	schema: z.ZodType,
	value: unknown,
): readonly Deviation[] {
	// Nearly all payloads are as they should be, and asking for words as well takes twice as long.
	if (schema.safeParse(value).success) return [];
	const { error } = schema.safeParse(value, { error: wordsFor });
	return error ? error.issues.flatMap((issue) => deviations(issue, value)) : [];
}

// Said of a union by nobody: what the likeliest of its shapes says is said instead.
const unsaid = "";

function deviations(
	issue: z.core.$ZodIssue,
	value: unknown,
): readonly Deviation[] {
	const { path, message } = issue;
	const found = path.reduce(member, value);
	if (found === undefined) return [{ path, words: missing }];
	if (found === "" || (Array.isArray(found) && found.length === 0)) {
		return [{ path, words: "is empty" }];
	}
	if (issue.code !== "invalid_union" || message !== unsaid) {
		return [{ path, words: message }];
	}
	return likeliest(issue.errors)
		.flatMap((inner) => deviations(inner, found))
		.map((inner) => ({ ...inner, path: [...path, ...inner.path] }));
}

function member(at: unknown, key: PropertyKey): unknown {
	return typeof at === "object" && at !== null
		? Reflect.get(at, key)
		: undefined;
}

/** Of the shapes that a value may have, what the one says that it differs from the least. */
function likeliest(
	shapes: readonly (readonly z.core.$ZodIssue[])[],
): readonly z.core.$ZodIssue[] {
	const deep = shapes.filter((issues) => !issues.some(isOfType));
	return deep.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

/** Says that the value is of another type altogether. */
function isOfType({ code, path }: z.core.$ZodIssue): boolean {
	return code === "invalid_type" && path.length === 0;
}

/** Our words where a schema has none of its own; the library's may quote the payload. */
function wordsFor(issue: z.core.$ZodRawIssue): string {
	switch (issue.code) {
		case "invalid_type":
			return otherType(issue.input, [issue.expected]);
		case "invalid_value":
			return otherValue(issue.input, issue.values);
		case "invalid_union":
			return otherShape(issue.input, issue.errors ?? []);
		default:
			return "is not as Meta documents it";
	}
}

function otherValue(found: unknown, values: readonly unknown[]): string {
	const [first] = values;
	if (typeof found !== typeof first) return otherType(found, [typeof first]);
	return values.length <= 3
		? `is not ${oneOf(values.map((value) => JSON.stringify(value)))}`
		: undocumented;
}

function otherShape(
	found: unknown,
	shapes: readonly (readonly z.core.$ZodIssue[])[],
): string {
	if (shapes.length === 0) return undocumented;
	const expected = new Set<string>();
	for (const issues of shapes) {
		const other = issues.find(isOfType);
		if (other?.code !== "invalid_type") return unsaid;
		expected.add(other.expected);
	}
	return otherType(found, [...expected]);
}

function otherType(found: unknown, expected: readonly string[]): string {
	return `is ${typeName(found)}, not ${oneOf(expected.map(withArticle))}`;
}

function typeName(value: unknown): string {
	if (value === null) return "null";
	return withArticle(Array.isArray(value) ? "array" : typeof value);
}

// What the library calls otherwise than JSON does.
const nouns: Readonly<Record<string, string>> = {
	int: "whole number",
	record: "object",
	tuple: "array",
};

function withArticle(type: string): string {
	const noun = nouns[type] ?? type;
	return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

function oneOf(names: readonly string[]): string {
	return names.length < 2
		? names.join("")
		: `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

import { type Step, spellPath } from "../../path.ts";

/** One thing in a message that Meta would refuse. Holds nothing of the message's own words. */
export interface Violation {
	/** As `interactive.action.buttons[0].reply.title`; `$` for the body itself. */
	readonly path: string;
	/** What is wrong there, to stand after the path: `has 23 characters, 20 at most`. */
	readonly problem: string;
	/** The number that is passed, where it is about one. */
	readonly limit?: number;
}

/** Where in a message something stands. */
export type Path = readonly Step[];

/** What is wrong with the value that stands at a path; nothing for one that is as it should be. Never throws. */
export type Rule = (value: unknown, path: Path) => readonly Violation[];

/** One violation, as rules give it. */
export function violation(
	path: Path,
	problem: string,
	limit?: number,
): readonly Violation[] {
	const place = { path: spellPath(path) || "$", problem };
	return [limit === undefined ? place : { ...place, limit }];
}

/** Tells a value that is of another JSON type than it has to be. */
export function wrongType(
	value: unknown,
	path: Path,
	wanted: string,
): readonly Violation[] {
	return violation(path, `is ${jsonType(value)}, not ${wanted}`);
}

function jsonType(value: unknown): string {
	if (value === null) return "null";
	if (Array.isArray(value)) return "a list";
	return names[typeof value] ?? "nothing";
}

const names: Readonly<Record<string, string>> = {
	boolean: "true or false",
	number: "a number",
	object: "an object",
	string: "a text",
};

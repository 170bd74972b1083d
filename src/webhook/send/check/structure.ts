import { isLooseObject, looseList, looseObject } from "../../loose.ts";
import { type Step, spellPath } from "../../path.ts";
import { anyText } from "./values.ts";
import {
	type Path,
	type Rule,
	type Violation,
	violation,
	wrongType,
} from "./violation.ts";

/** Rules for the members of an object, by key. */
export type Members = Readonly<Record<string, Rule>>;

/** An object with members that it needs and others that it may have. Keys beyond them are nobody's business: Meta adds some. */
export function object(needed: Members, allowed: Members = {}): Rule {
	return (value, path) => {
		if (!isLooseObject(value)) return wrongType(value, path, "an object");
		const check = ([key, rule]: [string, Rule]) =>
			Object.hasOwn(value, key) && value[key] !== undefined
				? rule(value[key], [...path, key])
				: key in needed
					? violation([...path, key], "is missing")
					: [];
		return Object.entries({ ...needed, ...allowed }).flatMap(check);
	};
}

/** A list whose items keep to a rule. The noun, `buttons`, is what a list that is too short or too long has of them. */
export function list(
	item: Rule,
	{ noun, least = 1, most }: { noun: string; least?: number; most?: number },
): Rule {
	return (value, path) => {
		if (!Array.isArray(value)) return wrongType(value, path, "a list");
		const inItems = value.flatMap((each, index) =>
			item(each, [...path, index]),
		);
		return [...amount(value.length, path, { noun, least, most }), ...inItems];
	};
}

function amount(
	length: number,
	path: Path,
	bounds: { noun: string; least: number; most: number | undefined },
): readonly Violation[] {
	const { noun, least, most } = bounds;
	if (length === 0 && least > 0) return violation(path, "is empty");
	if (length < least) {
		return violation(path, `has ${length} of ${least} ${noun} at least`, least);
	}
	if (most === undefined || length <= most) return [];
	return violation(path, `has ${length} ${noun}, ${most} at most`, most);
}

/** All of the rules together. */
export function all(...rules: readonly Rule[]): Rule {
	return (value, path) => rules.flatMap((rule) => rule(value, path));
}

/**
 * An object of a type, and by that type of a shape. Types that are not in the table are let through. Another key than `type` may say
 * the type; and members may be needed whatever the type.
 */
export function byType(
	shapes: Members,
	{ key = "type", needed = {} }: { key?: string; needed?: Members } = {},
): Rule {
	const typed = object({ [key]: anyText, ...needed });
	return (value, path) => {
		const type = looseObject(value)[key];
		// Meta reads types of templates in either case.
		const known = typeof type === "string" ? type.toLowerCase() : "";
		const shape = Object.hasOwn(shapes, known) ? shapes[known] : undefined;
		return [...typed(value, path), ...(shape?.(value, path) ?? [])];
	};
}

/** One of two keys, and not the other. */
export function either(one: string, other: string): Rule {
	return (value, path) => {
		if (!isLooseObject(value)) return [];
		const has = (key: string) =>
			Object.hasOwn(value, key) && value[key] !== undefined;
		if (has(one) !== has(other)) return [];
		return violation(
			path,
			has(one)
				? `has both ${one} and ${other}, of which it takes one`
				: `has neither ${one} nor ${other}`,
		);
	};
}

/** Tells what occurs a second time among the texts that the given steps lead to. */
export function unique(
	places: (value: unknown) => readonly (readonly Step[])[],
): Rule {
	return (value, path) => {
		const seen = new Map<string, Path>();
		return places(value).flatMap((steps) => {
			const found = follow(value, steps);
			if (typeof found !== "string" && typeof found !== "number") return [];
			const first = seen.get(String(found));
			const place = [...path, ...steps];
			if (first === undefined) seen.set(String(found), place);
			return first === undefined
				? []
				: violation(place, `is the same as ${spellPath(first)}`);
		});
	};
}

/** `unique` among the items of a list: the same steps lead from each. */
export function uniqueInItems(...steps: readonly Step[]): Rule {
	return unique((value) =>
		looseList(value).map((_, index) => [index, ...steps]),
	);
}

function follow(value: unknown, steps: readonly Step[]): unknown {
	return steps.reduce<unknown>(
		(at, step) =>
			typeof step === "number" ? looseList(at)[step] : looseObject(at)[step],
		value,
	);
}

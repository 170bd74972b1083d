import { isLooseObject } from "../../webhook/loose.ts";
import type { Passage } from "../passage.ts";
import { tree } from "../tree.ts";
import { passage } from "./picture.ts";

/** The tree of what a value holds beside the keys that are told in another way; nothing when it holds no others. */
export function rest(
	value: unknown,
	told: ReadonlySet<string>,
	...alsoTold: readonly string[]
): Passage[] {
	const isTold = (key: string) => told.has(key) || alsoTold.includes(key);
	if (value === undefined) return [];
	if (isLooseObject(value) && Object.keys(value).every(isTold)) return [];
	const omit = new Set([...told, ...alsoTold]);
	return passage(tree(value, { omit }).join("\n"));
}

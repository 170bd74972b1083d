import { ChangeProblem } from "./change-problem.ts";
import { type JsonNode, memberOf } from "./json-tree.ts";
import { type Step, spellPath } from "./path.ts";

/** Where a path begins, and what of it is still to go. */
export interface PathStart {
	readonly node: JsonNode;
	readonly steps: readonly Step[];
}

/**
 * Finds where a path begins: at the body, at a change's value, or at an item of a list in one, such as a message; the first that
 * has its first key. Throws ChangeProblem where none has.
 */
export function startOf(
	body: JsonNode,
	path: string,
	steps: readonly [Step, ...Step[]],
): PathStart {
	const [first, ...others] = steps;
	if (first === "$") return { node: body, steps: others };
	if (typeof first === "number") return { node: body, steps };
	const places = [body, ...placesIn(body)];
	const node = places.find((place) => memberOf(place, first) !== undefined);
	if (node !== undefined) return { node, steps };
	const known = places.flatMap(({ members }) => members.map(({ key }) => key));
	throw new ChangeProblem(`there is no ${spellPath([first])}`, path, first, [
		...new Set(known),
	]);
}

/** The changes, whose `value` begins a path, too; the values; then what stands in their lists. */
function placesIn(body: JsonNode): readonly JsonNode[] {
	const changes = itemsUnder(body, "entry").flatMap((entry) =>
		itemsUnder(entry, "changes"),
	);
	const values = changes
		.map((change) => memberOf(change, "value"))
		.filter((value) => value !== undefined);
	const items = values.flatMap(({ members }) =>
		members.flatMap(({ value }) => value.items),
	);
	return [...changes, ...values, ...items];
}

function itemsUnder(node: JsonNode, key: string): readonly JsonNode[] {
	return memberOf(node, key)?.items ?? [];
}

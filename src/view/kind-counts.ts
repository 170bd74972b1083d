import { counted, grouped } from "./quantities.ts";
import { join, type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";

/** Each kind; of many the families, each with what is in it. */
export function kindCounts(
	kinds: ReadonlyMap<string, number>,
): [count: number, name: Safe][] {
	if (kinds.size <= mostKinds)
		return [...kinds].map(([kind, count]) => [count, clean(kind)]);
	const families = new Map<string, [kind: string, count: number][]>();
	for (const [kind, count] of kinds) {
		const [family = ""] = kind.split(".");
		families.set(family, [...(families.get(family) ?? []), [kind, count]]);
	}
	return [...families]
		.map(([family, members]): [number, Safe] => [
			members.reduce((sum, [, count]) => sum + count, 0),
			familyOf(family, members),
		])
		.sort(([a], [b]) => b - a);
}

const mostKinds = 12;
const mostOfFamily = 12;

/** `message: text 10, image 3` */
function familyOf(
	family: string,
	members: readonly (readonly [kind: string, count: number])[],
): Safe {
	const [first] = members;
	if (members.length === 1 && first !== undefined) return clean(first[0]);
	const shown = members
		.slice(0, mostOfFamily)
		.map(
			([kind, count]) =>
				safe`${clean(kind.slice(family.length + 1) || "itself")} ${grouped(count)}`,
		);
	const others = members.length - shown.length;
	if (others > 0) shown.push(counted(others, safe`other kind`));
	return safe`${clean(family)}: ${join(shown, safe`, `)}`;
}

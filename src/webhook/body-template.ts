import { isUtf8 } from "node:buffer";
import { type FreshWorld, findPerishable, secondsTo } from "./fresh.ts";
import { changeLeaves } from "./json-leaves.ts";
import { JsonSyntaxError, scanTokens } from "./json-tokens.ts";
import { laterBy, momentOf } from "./moment.ts";
import { createNewIds } from "./new-id.ts";
import { encode, type Wire } from "./wire.ts";

/** A body with holes where its message ids and times stood. */
export interface BodyTemplate {
	/** The body as freshening it anew would make it, in a fraction of the time. */
	fill(world: FreshWorld): Buffer;
}

/** What stands between two pieces that stay: one of the new ids, by its number, or a time to be moved. */
type Hole = { readonly id: number } | { readonly time: string };

/** Cuts a body that is spelled as it is to be sent; `as` is that spelling, `raw` any other. What isn't JSON stays as it is. */
export function createTemplate(body: Buffer, as: Wire | "raw"): BodyTemplate {
	const wire = body.toString();
	return isUtf8(body) && isJson(wire)
		? templateOf(wire, as)
		: { fill: () => body };
}

function isJson(text: string): boolean {
	try {
		scanTokens(text, () => {});
		return true;
	} catch (error) {
		if (error instanceof JsonSyntaxError) return false;
		throw error;
	}
}

function templateOf(wire: string, as: Wire | "raw"): BodyTemplate {
	const { ids, newest } = findPerishable(wire);
	const known = [...ids];
	const { pieces, holes } = cut(wire, known);
	const makers = known.map(createNewIds);
	// Times change once a second only.
	let shift = Number.NaN;
	let times: readonly string[] = [];

	return {
		fill(world) {
			const wanted = newest === undefined ? 0 : secondsTo(world.now(), newest);
			if (wanted !== shift) {
				shift = wanted;
				times = holes.map((hole) =>
					"time" in hole ? laterBy(hole.time, shift) : "",
				);
			}
			const given = makers.map((make) => spelled(make(world.randomBytes), as));
			let text = pieces[0] ?? "";
			for (const [index, hole] of holes.entries()) {
				text += "id" in hole ? given[hole.id] : times[index];
				text += pieces[index + 1];
			}
			return Buffer.from(text);
		},
	};
}

/** The holes of a body in their order, and the pieces around them: one more than holes. */
function cut(
	wire: string,
	ids: readonly string[],
): { readonly pieces: readonly string[]; readonly holes: readonly Hole[] } {
	const holes: Hole[] = [];
	const mark = markFor(wire);
	const marked = changeLeaves(wire, (leaf) => {
		const id = leaf.kind === "text" ? ids.indexOf(leaf.value) : -1;
		if (momentOf(leaf) !== undefined) holes.push({ time: leaf.value });
		else if (id >= 0) holes.push({ id });
		else return leaf.value;
		return mark;
	});
	return { pieces: marked.split(mark), holes };
}

/** Digits that don't stand in the body, because a number may only become a number. */
function markFor(wire: string): string {
	let mark = "7".repeat(20);
	while (wire.includes(mark)) mark += "7";
	return mark;
}

function spelled(id: string, as: Wire | "raw"): string {
	if (/^[\w.+=-]*$/.test(id)) return id;
	const json = JSON.stringify(id);
	return (as === "raw" ? json : encode(json, as).toString()).slice(1, -1);
}

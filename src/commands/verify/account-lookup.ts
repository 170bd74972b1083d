import type { Graph, Params } from "../../io/graph/graph.ts";
import type { Lookup } from "../../webhook/diagnose/account-observation.ts";
import type { GraphReply } from "../../webhook/graph/graph-reply.ts";
import { listOf, nextPage } from "../../webhook/graph/list-of.ts";
import { readUnknownField } from "../../webhook/graph/unknown-field.ts";

/** A lookup of what a reply brought, as far as `read` makes sense of it. */
export function lookupOf<T>(
	reply: GraphReply,
	read: (value: unknown) => T | undefined,
): Lookup<T> {
	if (reply.ok) {
		const value = read(reply.value);
		return value === undefined
			? { state: "unreachable", detail: "the answer holds none of it" }
			: { state: "found", value };
	}
	return reply.problem === "refused"
		? { state: "refused", error: reply.error }
		: { state: "unreachable", detail: reply.detail };
}

/** Of a thing, those of the fields that it has: one that Meta doesn't know makes the whole call fail, so `rare` ones go as they are named. */
export async function askFields(
	graph: Graph,
	path: string,
	{
		usual,
		rare,
	}: { readonly usual: readonly string[]; readonly rare: readonly string[] },
	credential: string,
): Promise<GraphReply> {
	const asked = new Set([...usual, ...rare]);
	for (;;) {
		const fields = [...asked].join(",");
		const reply = await graph.get(path, { fields }, credential);
		if (reply.ok || reply.problem !== "refused") return reply;
		const unknown = readUnknownField(reply.error)?.field;
		if (unknown === undefined || !rare.includes(unknown)) return reply;
		// Named again although it was not asked for: nothing would ever change.
		if (!asked.delete(unknown)) return reply;
	}
}

const pageSize = 100;
const mostPages = 10;

/** All items of a list, over its pages. */
export async function askList<T>(
	graph: Graph,
	path: string,
	params: Params,
	credential: string,
	read: (value: unknown) => T | undefined,
): Promise<Lookup<readonly T[]>> {
	const items: T[] = [];
	let after: string | undefined;
	for (let page = 0; page < mostPages; page++) {
		const limit = `${pageSize}`;
		const reply = await graph.get(
			path,
			{ ...params, limit, after },
			credential,
		);
		if (!reply.ok) return lookupOf(reply, () => items);
		items.push(...listOf(reply.value, read));
		after = nextPage(reply.value);
		if (after === undefined) return { state: "found", value: items };
	}
	const detail = `the list has more than ${mostPages * pageSize} items`;
	return { state: "unreachable", detail };
}

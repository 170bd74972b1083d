import type { Graph, Params } from "../../io/graph/graph.ts";
import type { Lookup } from "../../webhook/diagnose/account/observation.ts";
import type { GraphReply } from "../../webhook/graph/graph-reply.ts";
import { askPages, pageSize } from "../ask-pages.ts";

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

const mostPages = 10;

/** All items of a list, over its pages. */
export async function askList<T>(
	graph: Graph,
	path: string,
	params: Params,
	credential: string,
	read: (value: unknown) => T | undefined,
): Promise<Lookup<readonly T[]>> {
	const listed = await askPages({
		ask: (page) => graph.get(path, { ...params, ...page }, credential),
		read,
		mostPages,
	});
	if (!listed.ok) return lookupOf<readonly T[]>(listed, () => undefined);
	if (listed.isWhole) return { state: "found", value: listed.items };
	const detail = `the list has more than ${mostPages * pageSize} items`;
	return { state: "unreachable", detail };
}

import type { Graph, Params } from "../io/graph/graph.ts";
import type { GraphReply } from "../webhook/graph/graph-reply.ts";
import {
	type NodeKind,
	readUnknownField,
} from "../webhook/graph/unknown-field.ts";

/** Which fields of a thing to ask for. */
export interface AskedFields {
	readonly usual: readonly string[];
	/** Those that a version of the API may not have. */
	readonly rare: readonly string[];
	/** What the thing is to be: of another kind, it lacks fields for a reason of its own, and the refusal stands. */
	readonly of?: NodeKind;
}

/** Of a thing, those of the fields that it has: one that Meta doesn't know makes the whole call fail, so `rare` ones go as they are named. */
export async function askFields(
	graph: Graph,
	path: string,
	{ usual, rare, of }: AskedFields,
	credential: string,
	params: Params = {},
): Promise<GraphReply> {
	const asked = new Set([...usual, ...rare]);
	for (;;) {
		const fields = [...asked].join(",");
		const reply = await graph.get(path, { ...params, fields }, credential);
		if (reply.ok || reply.problem !== "refused") return reply;
		const unknown = readUnknownField(reply.error);
		if (unknown === undefined || !rare.includes(unknown.field)) return reply;
		if (of !== undefined && unknown.node !== of) return reply;
		// Named again although it was not asked for: nothing would ever change.
		if (!asked.delete(unknown.field)) return reply;
	}
}

import { findPerishable } from "./fresh.ts";
import { changeLeaves, type JsonLeaf } from "./json-leaves.ts";

/** The id of the first message, status or call in a payload; undefined where there is none. Throws a JsonSyntaxError on anything but JSON. */
export function messageIdIn(json: string): string | undefined {
	const [first] = findPerishable(json).ids;
	return first;
}

/**
 * The payload as one about this message: its status, a reply or reaction to it, its edit. Undefined when it is about no other
 * message. Throws a JsonSyntaxError on anything but JSON.
 */
export function linkMessage(json: string, id: string): string | undefined {
	let isLinked = false;
	const linked = changeLeaves(json, (leaf) => {
		if (!isReference(leaf)) return leaf.value;
		isLinked = true;
		return id;
	});
	return isLinked ? linked : undefined;
}

function isReference({ kind, key, parent }: JsonLeaf): boolean {
	if (kind !== "text") return false;
	if (key === "id") return parent === "statuses" || parent === "context";
	return (
		key === "original_message_id" ||
		(key === "message_id" && parent === "reaction") ||
		// A gateway tells of a message's fate under the id of the message.
		key === "messageId"
	);
}

import type { Content } from "./content.ts";

/** An emoji on a message; an empty one takes off the one that is there. */
export function reactionMessage(messageId: string, emoji: string): Content {
	return { type: "reaction", reaction: { message_id: messageId, emoji } };
}

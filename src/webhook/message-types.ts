import type { WebhookEvent } from "./event.ts";
import { looseList, looseObject } from "./loose.ts";
import { messageType, replyType } from "./message-event.ts";

/**
 * The types of the message that an event is, wherever it comes: in `messages`, as an echo, on standby or from a gateway; none
 * for what is no message. An interactive one is of two, `interactive` and `button_reply`; a chunk of history of all it holds.
 */
export function messageTypes({ kind, value }: WebhookEvent): readonly string[] {
	if (kind === "history.chunk") return typesInChunk(value);
	return carriers.test(kind) ? typesOf(value) : [];
}

const carriers =
	/^(?:message|echo|gateway\.message)\.|^standby\.(?:message|echo)$|^history\.media$/;

function typesOf(value: unknown): readonly string[] {
	const { message, ...others } = looseObject(value);
	const name = messageType(others);
	// The copy of what another app sent holds the request with which it did.
	if (name === undefined) {
		return message === undefined ? [] : typesOf(withoutMessage(message));
	}
	const reply = replyType(others);
	return name === "interactive" && reply !== undefined ? [name, reply] : [name];
}

function withoutMessage(value: unknown): unknown {
	return { ...looseObject(value), message: undefined };
}

function typesInChunk(value: unknown): readonly string[] {
	return looseList(looseObject(value)["threads"]).flatMap((thread) =>
		looseList(looseObject(thread)["messages"]).flatMap(typesOf),
	);
}

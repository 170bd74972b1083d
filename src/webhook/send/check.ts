import { isLooseObject, type Loose } from "../loose.ts";
import { contacts } from "./check/contacts.ts";
import { emoji } from "./check/emoji.ts";
import {
	addressee,
	envelope,
	messageId,
	readReceipt,
} from "./check/envelope.ts";
import { interactive } from "./check/interactive.ts";
import { limits } from "./check/limits.ts";
import { location } from "./check/location.ts";
import { mediaMessages } from "./check/media.ts";
import { all, byType, type Members, object } from "./check/structure.ts";
import { template } from "./check/template.ts";
import { flag, number, text, word } from "./check/values.ts";
import {
	type Rule,
	type Violation,
	violation,
	wrongType,
} from "./check/violation.ts";

/**
 * All that Meta's documents forbid in the body of a POST to `/messages`; nothing for what they allow, and
 * for types and keys that they don't know. Takes any JSON and never throws.
 */
export function checkMessage(body: unknown): readonly Violation[] {
	if (!isLooseObject(body)) return wrongType(body, [], "an object");
	return isReadReceipt(body) ? readReceipt(body, []) : message(body, []);
}

function isReadReceipt(body: Loose): boolean {
	return body["status"] !== undefined && body["type"] === undefined;
}

const contents: Members = {
	text: object({
		text: object({ body: text(limits.text) }, { preview_url: flag }),
	}),
	...mediaMessages,
	location: object({ location }),
	contacts: object({ contacts }),
	reaction: object({ reaction: object({ message_id: messageId, emoji }) }),
	interactive: object({ interactive }),
	template: object({ template }),
	pin: object({
		pin: object(
			{ type: word("pin", "unpin"), message_id: messageId },
			{ expiration_days: number({ wholeFrom: 1 }) },
		),
	}),
};

/** Without a type Meta takes a message for a text. */
const content: Rule = (value, path) => {
	const { type, text } = isLooseObject(value) ? value : {};
	if (type !== undefined) return byType(contents)(value, path);
	return text === undefined
		? violation([...path, "type"], "is missing")
		: (contents["text"]?.(value, path) ?? []);
};

const message = all(envelope, addressee, content);

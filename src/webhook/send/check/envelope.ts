import { looseObject } from "../../loose.ts";
import { userIdPattern } from "../../party.ts";
import { limits } from "./limits.ts";
import { object } from "./structure.ts";
import { text, textLike, word } from "./values.ts";
import { type Rule, violation } from "./violation.ts";

/** The id of a message, as replies and webhooks have it. */
export const messageId = textLike(
	/^wamid\.\S+$/,
	"is not the id of a message, which begins with wamid.",
);

/** What stands around the content of every message. */
export const envelope: Rule = object(
	{ messaging_product: word("whatsapp") },
	{
		recipient_type: word("individual", "group"),
		recipient: textLike(
			userIdPattern,
			"is not a user id like US.13491208655302741918",
		),
		recipient_identity_key_hash: text(),
		context: object({ message_id: messageId }),
		biz_opaque_callback_data: text(limits.opaqueData),
	},
);

/** Who a message is for: a number, a group or a user id. */
export const addressee: Rule = (value, path) => {
	const { to, recipient, recipient_type } = looseObject(value);
	if (to === undefined) {
		return recipient === undefined
			? violation([...path, "to"], "is missing")
			: [];
	}
	const rule = recipient_type === "group" ? text() : phone;
	return rule(to, [...path, "to"]);
};

// Meta takes the signs that people write numbers with.
const phone: Rule = (value, path) => {
	const problem = "is not a phone number like +16505551234";
	if (typeof value === "string" && userIdPattern.test(value)) {
		return violation(path, "is a user id, whose place is recipient");
	}
	return textLike(/^\+?(?:[ ().-]*\d){7,15}[ ().-]*$/, problem)(value, path);
};

/** The message that somebody is told to have read. */
export const readReceipt: Rule = object(
	{
		messaging_product: word("whatsapp"),
		status: word("read"),
		message_id: messageId,
	},
	{ typing_indicator: object({ type: text() }) },
);

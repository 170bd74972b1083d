import { present } from "../loose.ts";
import type { Recipient } from "./recipient.ts";

/** Who a message is for, and what goes with it whatever its type. */
export interface Address {
	readonly to?: Recipient | undefined;
	/** The id of the message that is answered. */
	readonly replyTo?: string | undefined;
	/** Comes back in the statuses of the message. */
	readonly opaqueData?: string | undefined;
}

/** The body of a POST to `/messages`, in the order of Meta's samples. What the content has of these members already, the address replaces. */
export function addressed(
	content: Readonly<Record<string, unknown>>,
	{ to, replyTo, opaqueData }: Address,
): Readonly<Record<string, unknown>> {
	const before = present({
		messaging_product: "whatsapp",
		...recipientMembers(to),
		context: replyTo === undefined ? undefined : { message_id: replyTo },
	});
	const after = present({ biz_opaque_callback_data: opaqueData });
	// Named first for their place, and last for their value.
	return { ...before, ...unaddressed(content, to), ...before, ...after };
}

function recipientMembers(to: Recipient | undefined) {
	switch (to?.kind) {
		case undefined:
			return {};
		case "group":
			return { recipient_type: "group", to: to.id };
		case "user":
			return { recipient_type: "individual", recipient: to.id };
		case "phone":
			return { recipient_type: "individual", to: to.e164 };
	}
}

/** Of two addressees Meta takes `to`, so a new one takes the place of both. */
function unaddressed(
	content: Readonly<Record<string, unknown>>,
	to: Recipient | undefined,
) {
	if (to === undefined) return content;
	const { to: _to, recipient: _recipient, ...others } = content;
	return others;
}

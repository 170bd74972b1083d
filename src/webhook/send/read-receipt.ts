/** The body that marks a message, and those before it, as read. `typing` shows for 25 seconds, or until the next message, that one is being written. */
export function readReceipt(
	messageId: string,
	{ typing = false }: { readonly typing?: boolean } = {},
): Readonly<Record<string, unknown>> {
	return {
		messaging_product: "whatsapp",
		status: "read",
		message_id: messageId,
		...(typing && { typing_indicator: { type: "text" } }),
	};
}

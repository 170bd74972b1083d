import type { Kind } from "../field.ts";

/** The events of unofficial gateways, which post them one by one, without Meta's envelope. */
export const gatewayKinds: readonly Kind[] = [
	{ kind: "gateway.message.received", title: "a message came in" },
	{ kind: "gateway.message.sent", title: "a message was sent" },
	{ kind: "gateway.message.delivered", title: "a message reached the phone" },
	{ kind: "gateway.message.read", title: "a message was read" },
	{ kind: "gateway.session.connected", title: "a phone is connected" },
	{ kind: "gateway.session.disconnected", title: "a phone is gone" },
	{
		kind: "gateway.session.qr_generated",
		title: "a QR code waits to be scanned",
	},
	{ kind: "gateway.contact.updated", title: "a contact changed" },
];

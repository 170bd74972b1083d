import type { Kind } from "../field.ts";

/** What becomes of messages and of payments. */
export const statusKinds: readonly Kind[] = [
	{ kind: "status.sent", title: "a message left Meta's server" },
	{ kind: "status.delivered", title: "a message reached the phone" },
	{ kind: "status.read", title: "a message was read" },
	{ kind: "status.played", title: "a voice note was listened to" },
	{ kind: "status.failed", title: "a message was not delivered" },
	{ kind: "status.deleted", title: "a message was deleted by the customer" },
	{ kind: "status.warning", title: "a message could be sent only in part" },
	{ kind: "status.payment.pending", title: "a payment was begun" },
	{ kind: "status.payment.captured", title: "a payment was made" },
	{ kind: "status.payment.failed", title: "a payment failed" },
];

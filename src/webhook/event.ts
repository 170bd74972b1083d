/** The person on the other side. Any of these may be missing: since 2026 a username user has no phone number. */
export interface Party {
	readonly name?: string;
	/** Digits without `+`, as Meta writes it. */
	readonly phone?: string;
	/** Business-scoped user id, `US.1349…`. */
	readonly userId?: string;
	readonly username?: string;
}

/** An error object as Meta puts it in `value.errors`, `messages[].errors` and `statuses[].errors`. */
export interface WebhookError {
	readonly code?: number;
	readonly title?: string;
	readonly message?: string;
	readonly details?: string;
}

/** One thing that happened: a message, a status, another change. A delivery carries one or many. Everything in it is untrusted text. */
export interface WebhookEvent {
	/** Dotted, as a person types it: `message.text`, `message.interactive.button_reply`, `status.failed`, `errors`, or a bare field name. */
	readonly kind: string;
	/** `changes[].field` as it came: `messages`, `account_update`, … */
	readonly field: string;
	/** When it happened, in milliseconds since the epoch, as far as the payload says. */
	readonly at?: number;
	readonly wabaId?: string;
	/** The business number it happened to. */
	readonly phoneNumberId?: string;
	readonly displayPhoneNumber?: string;
	readonly party?: Party;
	/** The message's id; for a status the id of the message it is about. */
	readonly messageId?: string;
	/** The id of the message this one answers or reacts to. */
	readonly replyTo?: string;
	readonly groupId?: string;
	readonly errors: readonly WebhookError[];
	/** The part of the payload this event is: the message, the status, or the whole `value`. Loose. */
	readonly value: unknown;
	/** True for the dashboard's Test button sample. */
	readonly sample: boolean;
	/** What is unusual about the payload here, with its path: `value.metadata missing`. */
	readonly notes: readonly string[];
}

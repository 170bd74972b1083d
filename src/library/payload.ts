/** A delivery of Meta's as JSON. Members that have no name here are there all the same. */
export interface WebhookPayload {
	readonly object: string;
	readonly entry: readonly WebhookEntry[];
}

/** What happened to one WhatsApp Business Account. */
export interface WebhookEntry {
	/** The account's id. */
	readonly id: string;
	/** Seconds since the epoch. */
	readonly time?: number;
	readonly changes: readonly WebhookChange[];
}

/** One change of one of the fields that an app subscribes to. */
export interface WebhookChange {
	/** `messages`, `account_update`, … */
	readonly field: string;
	readonly value: WebhookValue;
}

/** What changed. Messages and statuses come as lists, other fields have members of their own. */
export interface WebhookValue {
	readonly [key: string]: unknown;
	readonly metadata?: {
		readonly display_phone_number: string;
		readonly phone_number_id: string;
	};
	readonly contacts?: readonly WebhookContact[];
	readonly messages?: readonly WebhookMessage[];
	readonly statuses?: readonly WebhookStatus[];
}

/** Who wrote. Someone with a username may have no number. */
export interface WebhookContact {
	readonly [key: string]: unknown;
	readonly profile?: { readonly name?: string; readonly username?: string };
	readonly wa_id?: string;
	readonly user_id?: string;
}

/** A message; what it carries stands under the name of its type. */
export interface WebhookMessage {
	readonly [key: string]: unknown;
	readonly id: string;
	readonly from?: string;
	/** Seconds since the epoch. */
	readonly timestamp: string;
	readonly type: string;
	readonly text?: { readonly body: string };
	readonly context?: { readonly id?: string; readonly from?: string };
}

/** What became of a message that was sent. */
export interface WebhookStatus {
	readonly [key: string]: unknown;
	/** The id of that message. */
	readonly id: string;
	/** `sent`, `delivered`, `read`, `failed`, … */
	readonly status: string;
	readonly timestamp: string;
	readonly recipient_id?: string;
}

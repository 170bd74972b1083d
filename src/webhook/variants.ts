/** A fixture beyond the one that each kind has, and what it shows. */
export interface Variant {
	/** Its file in `fixtures/`, without `.json`. */
	readonly fixture: string;
	readonly title: string;
}

/** The fixtures that show another side of a kind, or several kinds at once. */
export const variants: readonly Variant[] = [
	{
		fixture: "batch",
		title: "many messages, statuses and fields of two accounts in one delivery",
	},
	{ fixture: "test-button", title: "what the dashboard's Test button sends" },

	{ fixture: "text-reply", title: "a text that quotes a message of yours" },
	{ fixture: "text-forwarded", title: "a forwarded text" },
	{ fixture: "text-group", title: "a text in a group" },
	{ fixture: "text-from-ad", title: "the first text after an ad was clicked" },
	{
		fixture: "text-from-product",
		title: "a question about a product of your catalogue",
	},
	{
		fixture: "text-bsuid",
		title: "a text from somebody with a username and no phone number",
	},
	{ fixture: "audio-file", title: "a sound file, no voice note" },
	{
		fixture: "contacts-on-request",
		title: "somebody's own contact card, because you asked for it",
	},
	{ fixture: "address-reply", title: "an address form was sent in" },
	{ fixture: "reaction-removed", title: "an emoji taken off a message" },
	{ fixture: "edit-caption", title: "a picture's caption was edited" },
	{ fixture: "system-user-id", title: "a customer's user id changed" },
	{
		fixture: "unsupported-companion",
		title: "a message from a linked device that the API cannot carry",
	},

	{
		fixture: "status-life",
		title: "one message sent, delivered and read; another failed",
	},
	{
		fixture: "status-delivered-bsuid",
		title: "delivered to somebody without a phone number",
	},
	{
		fixture: "status-delivered-group",
		title: "delivered to several people in a group",
	},
	{
		fixture: "status-sent-free-entry-point",
		title: "sent free of charge, after an ad was clicked",
	},
	{
		fixture: "status-sent-authentication-international",
		title: "sent, a code at the international price",
	},
	{
		fixture: "status-failed-131026",
		title: "failed: the number cannot be reached",
	},
	{
		fixture: "status-failed-131049",
		title: "failed: too much marketing for this person",
	},
	{
		fixture: "status-failed-131053",
		title: "failed: the file could not be fetched",
	},

	{ fixture: "call-connect-answered", title: "a call of yours was answered" },
	{ fixture: "call-terminate-failed", title: "a call failed" },
	{
		fixture: "group-create-failed",
		title: "a group that could not be made",
	},
	{
		fixture: "group-participants-remove-left",
		title: "somebody left a group",
	},
	{
		fixture: "history-chunk-last",
		title: "the last part of the earlier chats, without their files",
	},
	{
		fixture: "echo-smb-image",
		title: "a picture sent in the WhatsApp Business app",
	},
	{
		fixture: "echo-smb-edit",
		title: "a message edited in the WhatsApp Business app",
	},
	{
		fixture: "echo-smb-revoke",
		title: "a message deleted in the WhatsApp Business app",
	},
	{
		fixture: "state-sync-contact-removed",
		title: "a contact removed in the WhatsApp Business app",
	},
	{
		fixture: "user-preferences-resume",
		title: "somebody wants marketing messages again",
	},

	{ fixture: "template-status-rejected", title: "a template was rejected" },
	{ fixture: "template-status-paused", title: "a template was paused" },
	{ fixture: "template-status-disabled", title: "a template was disabled" },
	{
		fixture: "template-category-warning",
		title: "a template's category will change tomorrow",
	},
	{ fixture: "account-update-restriction", title: "the account is restricted" },
	{ fixture: "account-update-ban", title: "the account will be disabled" },
	{
		fixture: "account-update-partner-added",
		title: "an account was shared with a partner",
	},
	{
		fixture: "account-update-partner-removed",
		title: "an account is no longer shared with a partner",
	},
	{
		fixture: "account-update-volume-tier",
		title: "messages became cheaper by volume",
	},
	{
		fixture: "business-capability-old",
		title: "the business's limits, as older versions write them",
	},
	{
		fixture: "phone-number-name-rejected",
		title: "a display name was rejected",
	},
	{
		fixture: "phone-number-quality-downgraded",
		title: "a number's limit was lowered, as older versions write it",
	},
	{
		fixture: "phone-number-security-reset",
		title: "somebody asked to reset a number's PIN",
	},
];

/** One kind of event that this version knows by name, and what it means in a few words. */
export interface Kind {
	readonly kind: string;
	readonly title: string;
}

const messageKinds: readonly Kind[] = [
	{ kind: "message.text", title: "a text message" },
	{ kind: "message.image", title: "a picture" },
	{ kind: "message.video", title: "a video" },
	{ kind: "message.audio", title: "a voice note or another sound" },
	{ kind: "message.document", title: "a file" },
	{ kind: "message.sticker", title: "a sticker" },
	{ kind: "message.location", title: "a place" },
	{
		kind: "message.reaction",
		title: "an emoji put on a message, or taken off",
	},
	{
		kind: "message.interactive.button_reply",
		title: "a reply button of yours was pressed",
	},
	{
		kind: "message.interactive.list_reply",
		title: "a row of a list of yours was chosen",
	},
	{
		kind: "message.interactive.nfm_reply",
		title: "a Flow or an address form was sent in",
	},
	{
		kind: "message.interactive.call_permission_reply",
		title: "an answer to a request to call",
	},
	{
		kind: "message.button",
		title: "a quick-reply button of a template was pressed",
	},
	{ kind: "message.contacts", title: "contact cards" },
	{ kind: "message.order", title: "an order from a catalogue" },
	{ kind: "message.system", title: "a customer's number or identity changed" },
	{
		kind: "message.request_welcome",
		title: "a chat was opened for the first time",
	},
	{ kind: "message.edit", title: "a message was edited" },
	{ kind: "message.revoke", title: "a message was deleted for everyone" },
	{ kind: "message.unsupported", title: "a message the API cannot carry" },
];

const statusKinds: readonly Kind[] = [
	{ kind: "status.sent", title: "a message left Meta's server" },
	{ kind: "status.delivered", title: "a message reached the phone" },
	{ kind: "status.read", title: "a message was read" },
	{ kind: "status.played", title: "a voice note was listened to" },
	{ kind: "status.failed", title: "a message was not delivered" },
];

/** The webhook fields of `whatsapp_business_account`; all but `messages` are kinds of their own. */
const fieldKinds: readonly Kind[] = [
	{ kind: "messages", title: "something else under the messages field" },
	{ kind: "message_echoes", title: "messages sent by another app" },
	{ kind: "calls", title: "calls and their states" },
	{ kind: "consumer_profile", title: "a customer's profile" },
	{ kind: "messaging_handovers", title: "a conversation changed hands" },
	{ kind: "standby", title: "traffic while another app has the conversation" },
	{ kind: "group_lifecycle_update", title: "a group was made or deleted" },
	{ kind: "group_participants_update", title: "people joined or left a group" },
	{ kind: "group_settings_update", title: "a group's settings changed" },
	{ kind: "group_status_update", title: "a group was suspended or cleared" },
	{ kind: "history", title: "earlier chats of the WhatsApp Business app" },
	{
		kind: "smb_app_state_sync",
		title: "contacts of the WhatsApp Business app",
	},
	{
		kind: "smb_message_echoes",
		title: "messages written in the WhatsApp Business app",
	},
	{ kind: "account_settings_update", title: "a number's settings changed" },
	{ kind: "user_preferences", title: "marketing messages stopped or resumed" },
	{ kind: "user_id_update", title: "a customer's user id changed" },
	{ kind: "automatic_events", title: "conversions Meta saw in a chat" },
	{ kind: "tracking_events", title: "tracking of marketing messages" },
	{ kind: "account_alerts", title: "an alert about the account" },
	{ kind: "account_review_update", title: "the account's review was decided" },
	{ kind: "account_update", title: "the account changed" },
	{
		kind: "business_capability_update",
		title: "the business's limits changed",
	},
	{ kind: "business_status_update", title: "the business's status changed" },
	{
		kind: "business_username_update",
		title: "the business's username changed",
	},
	// Meta's page spells it both ways.
	{
		kind: "business_username_updates",
		title: "the business's username changed",
	},
	{ kind: "campaign_status_update", title: "a campaign's status changed" },
	{ kind: "flows", title: "a Flow's state or health changed" },
	{
		kind: "message_template_components_update",
		title: "a template's text changed",
	},
	{
		kind: "message_template_quality_update",
		title: "a template's quality changed",
	},
	{
		kind: "message_template_status_update",
		title: "a template was approved, rejected, paused …",
	},
	{ kind: "template_category_update", title: "a template's category changed" },
	{
		kind: "template_correct_category_detection",
		title: "a template looks wrongly categorised",
	},
	{ kind: "partner_solutions", title: "a partner solution changed" },
	{ kind: "payment_configuration_update", title: "a payment set-up changed" },
	{ kind: "phone_number_name_update", title: "a display name was reviewed" },
	{ kind: "phone_number_quality_update", title: "a number's limit changed" },
	{ kind: "security", title: "a number's PIN was changed or asked for" },
];

/** Every kind of event known by name; others are shown all the same, under the name Meta gives them. */
export const kinds: readonly Kind[] = [
	...messageKinds,
	...statusKinds,
	{ kind: "errors", title: "an error about the number as a whole" },
	...fieldKinds,
	{ kind: "unknown", title: "something that does not say what it is" },
];

/** Whole families, as a person types them. */
const families: Readonly<Record<string, string>> = {
	messages: "message",
	statuses: "status",
};

/** Whether a kind is meant by what a person types: itself, a prefix of it up to a dot, `messages`, `statuses`, or `*`. */
export function matchesKind(pattern: string, kind: string): boolean {
	if (pattern === "*" || pattern === kind) return true;
	const prefix = Object.hasOwn(families, pattern) ? families[pattern] : pattern;
	return kind.startsWith(`${prefix}.`);
}

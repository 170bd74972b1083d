import type { Kind } from "../field.ts";

/** The types of messages, and of the replies to interactive ones. */
export const messageKinds: readonly Kind[] = [
	{ kind: "message.text", title: "a text message" },
	{ kind: "message.image", title: "a picture" },
	{ kind: "message.video", title: "a video" },
	{ kind: "message.audio", title: "a voice note or another sound" },
	{ kind: "message.document", title: "a file" },
	{ kind: "message.sticker", title: "a sticker" },
	{ kind: "message.location", title: "a place" },
	{ kind: "message.contacts", title: "contact cards" },
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
	{ kind: "message.order", title: "an order from a catalogue" },
	{
		kind: "message.reaction",
		title: "an emoji put on a message, or taken off",
	},
	{ kind: "message.system", title: "a customer's number or identity changed" },
	{
		kind: "message.request_welcome",
		title: "a chat was opened for the first time",
	},
	{ kind: "message.edit", title: "a message was edited" },
	{ kind: "message.revoke", title: "a message was deleted for everyone" },
	{ kind: "message.unsupported", title: "a message the API cannot carry" },
	{
		kind: "message.unknown",
		title: "a message the API cannot carry, as older versions name it",
	},
];

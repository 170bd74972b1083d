import { inFamily } from "./error-code.ts";

/** Media that could not be fetched, and messages that the API can't show. */
export const content = inFamily({ family: "messaging", where: ["messages"] }, [
	{
		code: 501,
		title: "Message type is not currently supported",
		where: ["messages"],
		cause:
			"The customer sent something that the API does not pass on. This is the old code for it; today it is 131051.",
		fix: "Ask the customer to send it another way, as a text or a picture.",
		confidence: "medium",
	},
	{
		code: 130501,
		title: "Message type is not currently supported",
		where: ["messages"],
		cause:
			"The customer sent something that the API does not pass on. This is an older code for it; today it is 131051.",
		fix: "Ask the customer to send it another way, as a text or a picture.",
		confidence: "medium",
	},
	{
		code: 131051,
		title: "Unsupported message type",
		http: 400,
		where: ["messages", "api"],
		cause:
			"In a webhook: the customer sent something that the API can't show you. In an answer: the type of your message does not exist.",
		fix: "Ask the customer to send it another way. In your own message, check the spelling of type.",
		also: ["Message type unknown", "Message type is currently not supported"],
	},
	{
		code: 131052,
		title: "Media download error",
		http: 400,
		where: ["messages", "statuses", "api"],
		cause:
			"Meta could not fetch a media file: one that the customer sent, or the link in your message.",
		fix: "Ask the customer to send it again. For your own link, check that it opens without login and with the right Content-Type.",
	},
	{
		code: 131053,
		title: "Media upload error",
		http: 400,
		where: ["statuses"],
		cause:
			"Meta could not take the media of your message: type, codec or size is not supported, or the link could not be fetched.",
		fix: "Look at the file's real type (file --mime-type), its size, and whether the link opens publicly with that Content-Type.",
	},
	{
		code: 131060,
		title: "Message unavailable",
		where: ["messages"],
		cause:
			"On a number also used in the WhatsApp Business app, the customer wrote from a linked device that the API does not support.",
		fix: "Look at the message in the app, or ask the customer to send it again from their phone.",
		confidence: "medium",
	},
]);

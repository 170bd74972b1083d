import { inFamily } from "./error-code.ts";

/** Sending a message. */
export const messaging = inFamily({ family: "messaging", where: ["api"] }, [
	{
		code: 470,
		title: "Message failed to send because more than 24 hours have passed",
		where: ["statuses"],
		cause:
			"More than 24 hours have passed since the customer last wrote to you. This is the old code for it; today it is 131047.",
		fix: "Send an approved template; free-form messages work again for 24 hours once they answer.",
		confidence: "medium",
	},
	{
		code: 130472,
		title: "User's number is part of an experiment",
		http: 400,
		where: ["statuses"],
		cause:
			"Meta keeps marketing messages from some people on purpose, to measure their effect, and this person is one of them.",
		fix: "Don't send it again, it will fail again. Reach this person another way, or once they have written to you.",
	},
	{
		code: 131000,
		title: "Something went wrong",
		http: 500,
		where: ["api", "statuses"],
		cause:
			"The message could not be sent, and Meta does not say why, or does not know.",
		fix: "Try again. If it keeps failing, open a Direct Support ticket and quote the fbtrace_id.",
	},
	{
		code: 131008,
		title: "Required parameter is missing",
		http: 400,
		cause: "The request lacks something that this type of message needs.",
		fix: "error_data.details names what is missing: add it.",
	},
	{
		code: 131009,
		title: "Parameter value is not valid",
		http: 400,
		where: ["api", "statuses"],
		cause:
			"A value in the request is not allowed. Common ones: a reaction to a message over 30 days old, and an empty data object for a Flow.",
		fix: "error_data.details names the parameter: compare its value with the documentation.",
	},
	{
		code: 131016,
		title: "Service unavailable",
		http: 500,
		cause: "A part of Meta's service is down for the moment.",
		fix: "Try again in a few minutes. metastatus.com tells whether it is known.",
	},
	{
		code: 131021,
		title: "Recipient cannot be sender",
		http: 400,
		cause: "The message is addressed to the number that sends it.",
		fix: "Put another number into to; to try things out, use your own phone's.",
		also: ["Self block", "Bad user"],
	},
	{
		code: 131026,
		title: "Message undeliverable",
		http: 400,
		where: ["statuses"],
		cause:
			"WhatsApp can't deliver to this number: it may not use WhatsApp, has not accepted its terms, runs an old version, or blocks you.",
		fix: "Ask the person another way to update WhatsApp and write to you first. Meta keeps the exact reason to itself, so don't just try again.",
	},
	{
		code: 131027,
		title: "Something went wrong",
		where: ["statuses"],
		cause:
			"The message could not be sent. This is an old code; today it is 131000.",
		fix: "Try again. If it keeps failing, open a Direct Support ticket and quote the message id.",
		confidence: "medium",
	},
	{
		code: 131030,
		title: "Recipient phone number not in allowed list",
		http: 400,
		cause:
			"You are sending from Meta's test number, which may only write to at most five recipients that you have verified.",
		fix: "Add the number under WhatsApp › API Setup › To. If it stands there already, Argentine, Brazilian and Mexican numbers may need a digit more or less.",
		confidence: "medium",
		also: ["Recipient phone number not in allowed list: Add recipient"],
	},
	{
		code: 131037,
		title: "Display name approval needed",
		http: 400,
		cause:
			"The number (a 555 number from Meta) has no approved display name yet.",
		fix: "Choose a display name in WhatsApp Manager and wait for its approval.",
	},
	{
		code: 131047,
		title: "Re-engagement message",
		http: 400,
		where: ["statuses", "api"],
		cause:
			"More than 24 hours have passed since the customer last wrote to you, so only a template can open the conversation again.",
		fix: "Send an approved template; free-form messages work again for 24 hours once they answer.",
		also: [
			"Re-engagement required",
			"24 hour window",
			"customer service window",
			"Message failed to send because more than 24 hours have passed",
		],
	},
	{
		code: 131049,
		title: "Not delivered to maintain healthy ecosystem engagement",
		http: 400,
		where: ["statuses"],
		cause:
			"WhatsApp limits how many marketing messages one person gets from all businesses together, and this person's share is used up.",
		fix: "Wait at least a day before you try again, longer each time; trying at once only makes it worse.",
		also: [
			"This message was not delivered to maintain healthy ecosystem engagement",
		],
	},
	{
		code: 131050,
		title: "User has stopped marketing messages",
		http: 400,
		where: ["statuses"],
		cause: "This person has asked not to get marketing messages from you.",
		fix: "Don't send them any more marketing. The webhook field user_preferences tells you of such choices.",
		also: ["opted out", "opt-out"],
	},
	{
		code: 131055,
		title: "Method not allowed",
		http: 400,
		cause:
			"This way of sending is closed to it: no marketing template on the marketing messages API, or a call by API from a number that uses SIP.",
		fix: "Send other templates over the ordinary messages endpoint, and place calls of a SIP number over SIP.",
	},
	{
		code: 131057,
		title: "Account in maintenance mode",
		http: 500,
		cause:
			"Meta is working on this account, for example raising its throughput.",
		fix: "Try again in a few minutes.",
	},
	{
		code: 131062,
		title: "Business-scoped user id not supported for this message",
		http: 400,
		cause:
			"This message, an authentication template for example, needs the recipient's phone number and was given a business-scoped user id.",
		fix: "Send it to the phone number; if you don't have it, ask the customer for it.",
		confidence: "medium",
		also: ["BSUID recipients not supported"],
	},
	{
		code: 135000,
		title: "Generic user error",
		http: 400,
		where: ["api", "statuses"],
		cause:
			"Something in the request is wrong, and Meta does not say what. Often a Flow or template does not fit the parameters sent with it.",
		fix: "Compare the body with the documentation and with the template or Flow, and leave parts out until it goes through.",
	},
	{
		code: 137000,
		title: "Recipient identity key hash mismatch",
		where: ["statuses"],
		cause:
			"The message was only to be delivered to a known device, and the person has since changed phones or installed WhatsApp anew.",
		fix: "Take the new identity_key_hash from their next message, check that it is still the same person, and send again.",
		confidence: "medium",
	},
]);

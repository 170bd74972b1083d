import { inFamily } from "./error-code.ts";

/** Making Meta accept a callback URL, and keeping what comes there. */
export const webhookSetUp = inFamily(
	{ family: "webhook set-up", where: ["api"] },
	[
		{
			code: 2200,
			title: "Callback verification failed",
			http: 400,
			cause:
				"Meta called your callback URL and did not get its challenge back.",
			fix: "The URL must be public, https, and answer hub.challenge bare with 200. wa-hook listen does that and gives you such a URL to compare with.",
			also: ["The callback URL or verify token couldn't be validated"],
		},
		{
			code: 131035,
			title: "Webhook not delivered within the retention limit",
			where: ["value"],
			cause:
				"This number keeps nothing at Meta (No Storage), and your endpoint was down for the hour that a webhook is kept, so it was dropped.",
			fix: "What was dropped is lost. Make the endpoint answer 200 at once, and watch that it is up.",
		},
		{
			code: 131036,
			title: "Message not delivered on at least one device",
			where: ["statuses"],
			cause:
				"The recipient's device could not decrypt the message, and as the number keeps nothing at Meta (No Storage) it can't be sent again.",
			fix: "Send the message again yourself.",
		},
	],
);

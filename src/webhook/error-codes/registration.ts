import { inFamily } from "./error-code.ts";

/** Bringing a phone number to the Cloud API, and taking it away. */
export const registration = inFamily(
	{ family: "registration", where: ["api"] },
	[
		{
			code: 131045,
			title: "Incorrect certificate",
			http: 500,
			where: ["api", "statuses"],
			cause:
				"Something is wrong with the number's registration, so nothing can be sent from it.",
			fix: "Register the number again with its PIN.",
			also: ["Unsigned certificate"],
		},
		{
			code: 133000,
			title: "Incomplete deregistration",
			http: 500,
			cause: "An earlier deregistration of the number did not finish.",
			fix: "Deregister the number once more, then register it.",
		},
		{
			code: 133004,
			title: "Server temporarily unavailable",
			http: 503,
			cause: "Meta's registration service is down for the moment.",
			fix: "Try again in a few minutes. metastatus.com tells whether it is known.",
		},
		{
			code: 133005,
			title: "Two-step verification PIN mismatch",
			http: 400,
			cause: "The PIN in the request is not the one set for this number.",
			fix: "Use the right PIN, or set a new one in WhatsApp Manager.",
			also: ["Security PIN mismatch"],
		},
		{
			code: 133006,
			title: "Phone number re-verification needed",
			http: 400,
			cause:
				"Before the number can be registered it must be shown once more that it is yours.",
			fix: "Ask for a code by SMS or call, verify it, and register then.",
		},
		{
			code: 133008,
			title: "Too many two-step verification PIN guesses",
			http: 400,
			cause:
				"A wrong PIN was given too often, so the number is closed for a while.",
			fix: "Wait as long as error_data.details says, then use the right PIN.",
		},
		{
			code: 133009,
			title: "Two-step verification PIN guessed too fast",
			http: 400,
			cause: "PINs were tried too quickly after each other.",
			fix: "Wait as long as error_data.details says, then use the right PIN.",
		},
		{
			code: 133010,
			title: "Phone number not registered",
			http: 400,
			cause:
				"The number was added to the account, but not registered for the Cloud API, so it can't send. Usernames ask for it, too.",
			fix: "Register it once: POST /<phone number id>/register with messaging_product whatsapp and a PIN of six digits.",
			also: ["Account not registered"],
		},
		{
			code: 133015,
			title: "Phone number recently deleted",
			http: 400,
			cause:
				"The number was deleted a moment ago, and that is not finished yet.",
			fix: "Wait five minutes and register it again.",
		},
		{
			code: 133016,
			title: "Account register deregister rate limit exceeded",
			http: 400,
			cause:
				"The number was registered or deregistered more than ten times within 72 hours.",
			fix: "Wait until the 72 hours are over. Registering is needed only once.",
		},
	],
);

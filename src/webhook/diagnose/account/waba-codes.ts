import type { CodeMeaning } from "../code.ts";

/** The WhatsApp account, and which apps get its webhooks. */
export const accountWabaCodes = {
	waba: {
		fault:
			"Checks whether the WhatsApp Business Account is there, and in order.",
		about: [
			"The WhatsApp Business Account owns the phone numbers and the templates. Its id stands beside the phone number id in WhatsApp › API Setup.",
		],
	},
	"waba-unknown": {
		fault:
			"The WhatsApp account can't be loaded: its id is wrong, or the token's user has no access to it.",
		fix: "Compare the id with API Setup; then assign the account to the system user with full control, and generate the token again.",
		about: [
			"Meta gives the same answer (100, subcode 33) for what doesn't exist and for what you may not see. A typing error, the id of a business portfolio, or an account that the system user was never assigned to.",
		],
	},
	"waba-id-mixed-up": {
		fault:
			"What is configured as the WhatsApp Business Account id is the id of something else.",
		fix: "Swap or replace it: API Setup shows the phone number id below the number, and the account id beside it.",
		about: [
			"The ids look alike, and each call wants its own: subscribed_apps and templates belong to the account, messages to the phone number.",
		],
	},
	"waba-access-denied": {
		fault: "The token's user may not look into this WhatsApp account.",
		fix: "Assign the account to the system user with full control (business settings › Accounts › WhatsApp accounts › People), then generate the token again.",
		about: [
			"The token has the permissions, but its user has no role on the account; or, for an account of another business, the app has no advanced access.",
		],
	},
	"waba-rejected": {
		fault: "Meta has rejected this WhatsApp account in its review.",
		fix: "See why in WhatsApp Manager or Business Support Home, and appeal there.",
		about: [
			"An account that was rejected can neither send nor receive with its own numbers.",
		],
	},
	"waba-in-review": {
		fault: "Meta is still reviewing this WhatsApp account.",
		fix: "Wait for the review, or go on with the test number until then.",
		about: ["New accounts are reviewed; until then sending is limited."],
	},
	"waba-subscription": {
		fault:
			"Checks whether this app is among those that get the WhatsApp account's webhooks.",
		about: [
			"Two subscriptions are needed: the app's to its fields, and the app's to each WhatsApp account. The second has no switch in the dashboard; it is a POST to /{account}/subscribed_apps with a token of this app.",
		],
	},
	"waba-not-subscribed": {
		fault:
			"No app is subscribed to the WhatsApp account, so nothing is ever sent: verified, yet silent.",
		fix: "Subscribe this app to the account, once per account: wa-hook verify --fix does it.",
		about: [
			"This is the usual reason for a webhook that verifies and then gets nothing but the Test button's sample. The callback URL and the fields belong to the app; which accounts the app listens to is set elsewhere, and the dashboard has no button for it.",
			"It is needed for each account anew: also for the real one after the test account, and for each that is made by signing a customer up.",
		],
	},
	"other-app-subscribed": {
		fault:
			"Another app gets this WhatsApp account's webhooks; this one is not subscribed.",
		fix: "Subscribe this app as well: wa-hook verify --fix does it, and the other one keeps what it gets.",
		about: [
			"Some app is subscribed, but not this one: that of a provider used earlier, or a second one of yours, often with the same name; compare the ids. Several apps can be subscribed, each gets everything at its own callback URL.",
			"The app that is subscribed is always the one that the token belongs to.",
		],
	},
	"waba-without-numbers": {
		fault: "The WhatsApp account has no phone number, so no message can come.",
		fix: "Add a number in WhatsApp › API Setup, or configure the account that has it.",
		about: [
			"Accounts multiply: one is made with the app for the test number, another when a business or a customer signs up. The number is probably in another one.",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;

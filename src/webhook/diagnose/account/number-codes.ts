import type { CodeMeaning } from "../code.ts";

/** The phone number: whether it is the right one, and able to work. */
export const accountNumberCodes = {
	"phone-number": {
		fault:
			"Checks whether the phone number is registered with the Cloud API and free to work.",
		about: [
			"A number that is added must be verified by SMS or call, and then registered for the Cloud API. Its node tells how far it is: status CONNECTED and platform_type CLOUD_API mean that it works.",
		],
	},
	"which-number": {
		fault:
			"The account has several numbers, and it isn't said which one is meant.",
		fix: "Give it with --phone-number-id, or configure WHATSAPP_PHONE_NUMBER_ID.",
		about: [
			"Messages arrive for the number that they are sent to. Compare it with the one in your phone: the test number and the real one are two, and a message to the one says nothing of the other.",
		],
	},
	"phone-number-unknown": {
		fault:
			"The phone number id can't be loaded: it is wrong, or the token's user has no access to it.",
		fix: "Copy the phone number id from API Setup: it is neither the phone number nor the account's id.",
		about: [
			"Meta mostly gives the same answer (100, subcode 33) for what doesn't exist and for what you may not see. The phone number itself in the place of its id is the usual reason; then a number that was deleted, or an account that the system user is not assigned to.",
		],
	},
	"phone-number-id-mixed-up": {
		fault:
			"What is configured as the phone number id is the id of something else.",
		fix: "Swap or replace it: API Setup shows the phone number id below the number, and the account id beside it.",
		about: [
			"The ids look alike, and each call wants its own: messages are sent through the phone number's id, subscribed_apps and templates belong to the account's.",
		],
	},
	"phone-of-other-waba": {
		fault:
			"The phone number belongs to another WhatsApp account than the one configured.",
		fix: "Configure the account that the number is in, and subscribe the app to that one.",
		about: [
			"Subscribing the app to one account brings nothing of another one's numbers. It happens when the real number came after the test number, and after a customer signed up with an existing number: that makes a new account.",
		],
	},
	"phone-not-registered": {
		fault:
			"The phone number is not registered with the Cloud API, so nothing arrives for it.",
		fix: "Verify it in WhatsApp Manager if that is still to be done, then register it with a PIN of six digits.",
		about: [
			"Adding a number is not enough: it is verified with a code first, then registered. Until then messages to it go to the WhatsApp app that it was used with, or nowhere, and sending fails with 133010.",
			"A number that is used in the WhatsApp app must be deleted there first, unless it was connected for use in both.",
		],
	},
	"phone-restricted": {
		fault: "Meta has restricted the phone number.",
		fix: "See why in WhatsApp Manager and Business Support Home, and appeal there.",
		about: [
			"Too many people blocked or reported it, or a policy was broken. FLAGGED and RATE_LIMITED limit what it may send; RESTRICTED and BANNED stop it.",
		],
	},
	"phone-gone": {
		fault: "The phone number is no longer in this account.",
		fix: "Configure the id that it has now: a number that moves gets a new one.",
		about: [
			"Numbers are moved between accounts and deleted. The id of before can still be asked about for a while, but no message comes through it.",
		],
	},
	"phone-quality-low": {
		fault: "The phone number's quality is low: Meta may restrict it.",
		fix: "Send less, and only to people who asked for it; WhatsApp Manager shows what was reported.",
		about: [
			"Quality is GREEN, YELLOW or RED by how often people block or report the number in a week.",
		],
	},
	"test-number": {
		fault: "Checks whether this is one of Meta's test numbers.",
		about: [
			"A test number works like any other, but writes only to the up to five numbers that are allowed in API Setup (131030 for all others), and its account is one of its own: the real number needs its own subscription later.",
		],
	},
	coexistence: {
		fault:
			"Checks whether the number is used in the WhatsApp Business app as well.",
		about: [
			"Such a number works in both. What is written in the app comes as the field smb_message_echoes, its contacts as smb_app_state_sync, its past as history: the app must be subscribed to these to get them.",
		],
	},
	"phone-health": {
		fault:
			"Checks what Meta says of the health of the number, its account, the business and the app.",
		about: [
			"health_status tells for each of them whether messages can be sent: AVAILABLE, LIMITED or BLOCKED, with the reasons.",
		],
	},
	"health-blocked": {
		fault: "Meta blocks messages of this number.",
		about: [
			"health_status is BLOCKED for the number, its account, the business or the app; the reasons stand beside. A missing payment method (141006) stops only conversations that you begin: answers within 24 hours still go out.",
		],
	},
	"health-limited": {
		fault: "Meta limits what this number may send.",
		about: [
			"health_status is LIMITED, mostly as the business is not verified (141010). Messages arrive all the same.",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;

import { inFamily } from "./error-code.ts";

/** Moving a number or an account. */
export const migration = inFamily({ family: "migration", where: ["api"] }, [
	{
		code: 2388001,
		title: "Certificate not available during migration",
		cause:
			"The number is being moved, and it has not been shown yet that it is yours.",
		fix: "Ask for a registration code, verify it, and go on then. The error's message says what is missing.",
		confidence: "low",
	},
	{
		code: 2388012,
		title: "Phone number already exists in your WhatsApp account",
		cause: "The number you want to move is in the destination account already.",
		fix: "There is nothing to move; check that you have the ids of the right account.",
	},
	{
		code: 2388091,
		title: "Phone number not eligible for requesting a registration code",
		cause: "This number is not being moved, so this way to a code is closed.",
		fix: "Register and verify the number in the ordinary way.",
	},
	{
		code: 2388093,
		title: "Phone number not eligible for verifying a registration code",
		cause:
			"This number is not being moved, so this way to verify it is closed.",
		fix: "Register and verify the number in the ordinary way.",
	},
	{
		code: 2388103,
		title: "Phone number cannot be migrated",
		cause:
			"Something is in the way, and only the message says what: often no app is subscribed to the destination account's webhooks.",
		fix: "Post to subscribed_apps of the destination account. Otherwise check display name, payment method and review of both accounts.",
		also: ["Webhooks have not been set up for the destination"],
	},
	{
		code: 2494100,
		title: "Account is in maintenance mode",
		cause: "Meta is working on the number, so it can't be moved now.",
		fix: "Try again in a few minutes.",
	},
	{
		code: 2593079,
		title: "WhatsApp Business Account migration in progress",
		cause: "This WhatsApp account is being moved right now.",
		fix: "Wait until that is finished, then try again.",
		confidence: "medium",
	},
	{
		code: 2593085,
		title: "WhatsApp Business Account is not eligible for migration",
		cause:
			"This WhatsApp account, which a partner runs on behalf of the business, can't be moved.",
		fix: "The error's message says why; ask Meta's support if it does not.",
		confidence: "low",
	},
]);

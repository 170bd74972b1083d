import { meanings } from "./meaning.ts";

/** `decision` of phone_number_name_update. */
export const nameDecisions = meanings({
	good: { APPROVED: "Customers see this name." },
	warn: {
		DEFERRED: "Meta decides later.",
		PENDING: "Meta is looking at it.",
	},
	bad: { REJECTED: "" },
});

/** `rejection_reason` of phone_number_name_update. */
export const nameRejections = meanings({
	bad: {
		NAME_EMPLOYEE_ISSUE: "it holds the name of a person or an employee.",
		NAME_ENDCLIENT_NOTRELATED: "it holds the name of an unrelated business.",
		NAME_FORMAT_UNACCEPTABLE: "its format is not accepted.",
		NAME_INDIVIDUAL_ISSUE: "it holds the name of a person or an employee.",
		NAME_NOT_CONSISTENT: "it doesn't go with the business's branding.",
		UNKNOWN: "for a reason that only Meta's support can name.",
	},
	plain: { NONE: "" },
});

/** `event` of phone_number_quality_update. */
export const qualityEvents = meanings({
	good: {
		THROUGHPUT_UPGRADE: "The number can send more messages a second.",
		UPGRADE: "The limit was raised.",
		UNFLAGGED: "Its quality is better again.",
	},
	warn: {
		FLAGGED: "Its quality is low: the limit may be lowered.",
		DOWNGRADE: "The limit was lowered, because its quality stayed low.",
	},
	plain: { ONBOARDING: "The number is new." },
});

/** `event` of security. */
export const securityEvents = meanings({
	warn: {
		PIN_CHANGED:
			"Registering the number takes the new PIN. If that wasn't you, set another one and check who has access in Business Settings.",
		PIN_RESET_REQUEST:
			"Somebody asked to turn two-step verification off; an e-mail to the business confirms it. If that wasn't you, don't confirm it, and check who has access in Business Settings.",
		PIN_REQUEST_SUCCESS:
			"Two-step verification is off: set a PIN again, so that nobody else can register the number.",
	},
});

/** `status` of business_username_update. */
export const usernameStatuses = meanings({
	good: { approved: "Customers see it and can find the number by it." },
	plain: {
		reserved: "It is kept for this number, and not to be seen yet.",
		deleted: "The number has no username any more.",
	},
});

/** `status` of a phone number. */
export const numberStatuses = meanings({
	good: { CONNECTED: "" },
	warn: {
		PENDING: "It isn't registered yet.",
		FLAGGED: "Its quality is low: its limit may be lowered.",
		RATE_LIMITED: "It has sent too much; it can send again later.",
		UNVERIFIED: "Who has it is still to be verified, by SMS or a call.",
		OFFLINE: "It isn't connected.",
		DISCONNECTED: "It isn't connected.",
	},
	bad: {
		BANNED: "It can't send any more. Appeal in WhatsApp Manager.",
		RESTRICTED: "It can't start conversations for now.",
		DELETED: "",
	},
	plain: { MIGRATED: "It belongs to another account now.", UNKNOWN: "" },
});

/** `quality_rating` of a phone number. */
export const numberQualities = meanings({
	good: { GREEN: "" },
	warn: { YELLOW: "Several customers have blocked or reported it." },
	bad: { RED: "Many customers have blocked or reported it." },
	plain: { NA: "", UNKNOWN: "" },
});

/** How many customers a business may write to first within 24 hours, by the name of the limit. */
export const messagingTiers: ReadonlyMap<string, number> = new Map([
	["TIER_50", 50],
	["TIER_250", 250],
	["TIER_1K", 1_000],
	["TIER_2K", 2_000],
	["TIER_10K", 10_000],
	["TIER_100K", 100_000],
	["TIER_UNLIMITED", Number.POSITIVE_INFINITY],
]);

import { meanings } from "./meaning.ts";

/** `event` of message_template_status_update. */
export const templateEvents = meanings({
	good: {
		APPROVED: "",
		REINSTATED: "It is no longer flagged or disabled, and can be sent again.",
		UNARCHIVED: "It is back from the archive.",
	},
	warn: {
		FLAGGED: "Customers react badly to it: it is at risk of being disabled.",
		PAUSED:
			"It can't be sent for a while, because customers react badly to it.",
		LOCKED: "It can't be edited for now.",
		PENDING_DELETION: "It was deleted in WhatsApp Manager, and is soon gone.",
	},
	bad: {
		REJECTED: "Edit it, which has it reviewed again, or appeal.",
		DISABLED:
			"Customers reacted too badly to it: it can't be sent any more. Appeal in WhatsApp Manager, or make another.",
		LIMIT_EXCEEDED: "The account has as many templates as it may.",
	},
	plain: {
		PENDING: "It is being reviewed.",
		IN_APPEAL: "Meta looks at its decision again.",
		ARCHIVED: "Meta put it away to keep the list of templates clean.",
		DELETED: "",
	},
});

/** `reason` of message_template_status_update. */
export const templateReasons = meanings({
	bad: {
		ABUSIVE_CONTENT: "its content is abusive, or against WhatsApp's policies.",
		CATEGORY_NOT_AVAILABLE: "this account can't use its category.",
		INCORRECT_CATEGORY: "its content belongs to another category.",
		INVALID_FORMAT:
			"something in it is malformed, mostly a variable: missing samples, at the very start or end, not numbered in order.",
		PROMOTIONAL: "it promotes something, which its category doesn't allow.",
		SCAM: "it looks like a scam.",
		TAG_CONTENT_MISMATCH:
			"its content doesn't match the language or the category chosen for it.",
	},
	plain: { NONE: "" },
});

/** `other_info.title` of message_template_status_update. */
export const templatePauses = meanings({
	good: { UNPAUSE: "it can be sent again." },
	warn: {
		FIRST_PAUSE: "three hours long.",
		SECOND_PAUSE: "six hours long; instead of a third one it is disabled.",
		RATE_LIMITING_PAUSE: "it was sent too often in a short time.",
	},
	bad: { DISABLED: "after being paused twice." },
});

/** `new_quality_score` and `previous_quality_score` of message_template_quality_update. */
export const qualityScores = meanings({
	good: { GREEN: "" },
	warn: {
		YELLOW:
			"Several customers react badly to it: it may soon be paused. Send it less often, and only to who asked for it, or edit it.",
	},
	bad: {
		RED: "It is in danger of being paused or disabled soon. Stop sending it until you have edited it.",
	},
	plain: { UNKNOWN: "Too few customers have reacted to rate it." },
});

/** What a template is charged as. */
export const templateCategories = meanings({
	plain: { MARKETING: "", UTILITY: "", AUTHENTICATION: "" },
});

/** `message_template_button_type`. */
export const buttonTypes = meanings({
	plain: {
		CATALOG: "",
		COPY_CODE: "",
		EXTENSION: "",
		FLOW: "",
		MPM: "",
		ORDER_DETAILS: "",
		OTP: "",
		PHONE_NUMBER: "",
		POSTBACK: "",
		QUICK_REPLY: "",
		REMINDER: "",
		SEND_LOCATION: "",
		SPM: "",
		URL: "",
		VOICE_CALL: "",
	},
});

import { meanings } from "./meaning.ts";

/** `event` of account_update. */
export const accountEvents = meanings({
	good: {
		ACCOUNT_RECONNECTED:
			"The number is back after a change of device or a new registration.",
		VERIFIED_ACCOUNT: "The business is verified.",
		MM_LITE_TERMS_SIGNED:
			"The terms of the Marketing Messages API are accepted.",
		PARTNER_ADDED: "The account is shared with you or another partner.",
		PARTNER_APP_INSTALLED: "The business gave the app permissions.",
	},
	warn: {
		ACCOUNT_OFFBOARDED:
			"The number is gone after a change of device or a new registration.",
		PARTNER_REMOVED: "The account is no longer shared with this partner.",
		PARTNER_APP_UNINSTALLED:
			"The business took the app's permissions away: its tokens stop working.",
		PARTNER_CLIENT_CERTIFICATION_NEEDED:
			"The business has to be verified before it can go on.",
	},
	bad: {
		ACCOUNT_DELETED: "The WhatsApp Business Account is gone.",
		ACCOUNT_RESTRICTION: "Meta restricts what the account may do.",
		ACCOUNT_VIOLATION:
			"The account breaks a policy; restrictions or a ban may follow. Business Support Home says what it is about, and takes an appeal.",
		DISABLED_UPDATE: "The account's ban has begun, is planned, or was lifted.",
	},
	plain: {
		AD_ACCOUNT_LINKED: "The business shares its ad account with the partner.",
		AUTH_INTL_PRICE_ELIGIBILITY_UPDATE:
			"The international rate is charged for authentication messages to other countries.",
		BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE:
			"The country where the business is counted as based is set.",
		PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE:
			"The verification that a partner asked for has moved on.",
		VOLUME_BASED_PRICING_TIER_UPDATE:
			"So much was sent this month that each further message has another price.",
	},
});

/** `violation_info.violation_type` of account_update: about calls and Direct Send, or named for Meta's commerce policies, of which there are more. */
export const violations = meanings({
	good: {
		DIRECT_SEND_UTILITY_CATEGORY_ABUSE_UNBAN:
			"utility templates can be sent over Direct Send again.",
	},
	warn: {
		DIRECT_SEND_UTILITY_CATEGORY_ABUSE_WARN:
			"messages sent over Direct Send as utility look like marketing; a restriction may follow.",
	},
	bad: {
		DIRECT_SEND_UTILITY_CATEGORY_ABUSE_RATE_LIMIT:
			"messages sent over Direct Send as utility look like marketing; sending them is restricted.",
		ADULT: "sexual content or services.",
		ALCOHOL: "trade in alcohol.",
		ANIMALS: "trade in animals.",
		DRUGS: "trade in drugs.",
		GAMBLING: "gambling for money.",
		SCAM: "deceit.",
		SPAM: "messages that people don't want.",
		TOBACCO: "trade in tobacco.",
		WEAPONS: "trade in weapons.",
		LOW_BUSINESS_INITIATED_CALLING_QUALITY:
			"customers rate your calls to them badly.",
		LOW_USER_INITIATED_CALLING_QUALITY:
			"customers rate their calls to you badly.",
		USER_INITIATED_CALLS_LOW_PICKUP_RATE: "you answer too few calls.",
	},
});

/** `restriction_info[].restriction_type` of account_update. */
export const restrictions = meanings({
	bad: {
		RESTRICTED_ADD_PHONE_NUMBER_ACTION: "no phone number can be added.",
		RESTRICTED_BIZ_INITIATED_AND_USER_INITIATED_CALLING:
			"you can neither call customers nor be called.",
		RESTRICTED_BIZ_INITIATED_MESSAGING:
			"you can't write to customers who have not written to you in the last 24 hours.",
		RESTRICTED_BUSINESS_INITIATED_CALLING: "you can't call customers.",
		RESTRICTED_CUSTOMER_INITIATED_MESSAGING:
			"you can't answer customers who write to you.",
		RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES:
			"utility templates can't be sent over Direct Send.",
		RESTRICTED_USER_INITIATED_CALLING: "customers can't call you.",
		RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN:
			"customers see no call button, because too few calls were answered.",
		RESTRICTED_UTILITY_TEMPLATES: "no utility template can be made.",
	},
});

/** `ban_info.waba_ban_state` of account_update. */
export const banStates = meanings({
	good: { REINSTATE: "" },
	warn: { SCHEDULE_FOR_DISABLE: "" },
	bad: { DISABLE: "" },
});

/** `disconnection_info.reason` of account_update. */
export const disconnections = meanings({
	warn: {
		ACCOUNT_DISCONNECTED: "the WhatsApp account was deleted or banned.",
		BUSINESS_DOWNGRADE: "the number moved to the ordinary WhatsApp app.",
		CHANGE_NUMBER: "the business changed its number in the app.",
		COMPANION_INACTIVITY: "a linked device was unused for about 30 days.",
		PRIMARY_INACTIVITY: "the phone was unused for about 14 days.",
		USER_RE_REGISTERED: "the app was registered anew on another device.",
	},
});

/** Who ended the connection: `disconnection_info.initiated_by` of account_update. */
export const initiators = meanings({
	plain: { SYSTEM: "WhatsApp itself", USER: "the business" },
});

/** `partner_client_certification_info.status` of account_update. */
export const certificationStatuses = meanings({
	good: { APPROVED: "" },
	warn: { PENDING: "", DISCARDED: "" },
	bad: { FAILED: "", REVOKED: "" },
});

/** `partner_client_certification_info.rejection_reasons` of account_update. */
export const certificationRejections = meanings({
	bad: {
		"ADDRESS NOT MATCHING":
			"the address is in another country than the business's profile says.",
		"BUSINESS NOT ELIGIBLE":
			"the business has to ask Meta for its verification itself.",
		"LEGAL NAME NOT MATCHING":
			"the legal name differs from the one in the business's profile.",
		"LEGAL NAME NOT FOUND IN DOCUMENTS":
			"the documents don't show the legal name, or not legibly.",
		"MALFORMED DOCUMENTS":
			"the documents are damaged, protected by a password, or of a wrong format.",
		"WEBSITE NOT MATCHING":
			"the web site's domain differs from the one in the business's profile.",
	},
	plain: { NONE: "" },
});

/** `alert_info.alert_type` of account_alerts. */
export const alertTypes = meanings({
	good: { OBA_APPROVED: "The number is an official business account now." },
	warn: {
		INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED:
			"Meta does not raise the messaging limit yet: send 2,000 well-received template messages to different people within 30 days.",
		INCREASED_CAPABILITIES_ELIGIBILITY_NEED_MORE_INFO:
			"Meta needs more before it raises the messaging limit: verify the business, or send 2,000 well-received template messages within 30 days.",
		PROFILE_PICTURE_LOST:
			"The business profile has lost its picture: set it anew.",
	},
	bad: {
		INCREASED_CAPABILITIES_ELIGIBILITY_FAILED:
			"Meta does not raise the messaging limit: send 2,000 well-received template messages to different people within 30 days.",
		OBA_REJECTED: "The number does not become an official business account.",
	},
});

/** `alert_info.alert_severity` of account_alerts. */
export const severities = meanings({
	warn: { WARNING: "a warning" },
	bad: { CRITICAL: "to be looked at now" },
	plain: { INFORMATIONAL: "for information" },
});

/** `alert_info.alert_status` of account_alerts. */
export const alertStatuses = meanings({
	plain: { ACTIVE: "an open alert", NONE: "no open alert" },
});

/** `entity_type` of account_alerts, in words for whose id follows. */
export const entityTypes = meanings({
	plain: {
		BUSINESS: "business portfolio",
		PHONE_NUMBER: "phone number",
		CURRENT_STATUS_ID: "business profile",
	},
});

/** `decision` of account_review_update. */
export const reviewDecisions = meanings({
	good: { APPROVED: "The account keeps to the policies and can be used." },
	warn: {
		DEFERRED: "Meta decides later.",
		PENDING: "Meta is still looking at the account.",
	},
	bad: { REJECTED: "The account breaks a policy and can't be used; appeal." },
});

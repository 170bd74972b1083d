import { meanings } from "./meaning.ts";

/** `event` of business_status_update, the one that public captures have. */
export const businessEvents = meanings({
	bad: {
		COMPROMISED_NOTIFICATION:
			"Meta believes that somebody else has got into the business portfolio: check in Business Settings, under Security Center, who has access, remove whom you don't know, and renew access tokens.",
	},
});

/** `old_status` and `new_status` of campaign_status_update. */
export const campaignStatuses = meanings({
	good: { ACTIVE: "It is being sent." },
	warn: { PAUSED: "Nothing of it is sent for now." },
	plain: {
		COMPLETED: "It is over.",
		DRAFT: "It was not started yet.",
		SCHEDULED: "It starts by itself.",
	},
});

/** `paused_reasons` of campaign_status_update. */
export const campaignPauses = meanings({
	warn: {
		NO_ACTIVE_TEMPLATES:
			"no template of it can be sent: have one approved, or take another.",
	},
});

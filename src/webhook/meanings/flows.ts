import { meanings } from "./meaning.ts";

/** `old_status` and `new_status` of flows. */
export const flowStatuses = meanings({
	good: { PUBLISHED: "" },
	warn: {
		THROTTLED:
			"It is unhealthy: only ten messages with it can be sent an hour.",
	},
	bad: { BLOCKED: "It is unhealthy: it can be neither sent nor opened." },
	plain: { DRAFT: "", DEPRECATED: "It can't be sent any more." },
});

/** `alert_state` of flows. */
export const flowAlerts = meanings({
	good: { DEACTIVATED: "It is back within the threshold." },
	bad: { ACTIVATED: "It may be throttled or blocked if this goes on." },
});

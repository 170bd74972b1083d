import { meanings } from "./meaning.ts";

/** `join_approval_mode` of groups. */
export const joinApprovals = meanings({
	plain: {
		auto_approve: "Whoever has the invite link can join.",
		approval_required: "You decide who joins.",
	},
});

/** `reason` for which people joined a group. */
export const joinReasons = meanings({
	plain: { invite_link: "by the invite link" },
});

/** Who took people out of a group: `initiated_by`. */
export const removers = meanings({
	plain: { business: "removed by the business", participant: "left" },
});

/** The roles that apps have in a conversation. */
export const ownerRoles = meanings({
	plain: {
		ai_agent: "",
		ctwa: "",
		customer_service: "",
		escalation: "",
		marketing: "",
		meta_business_agent: "",
		utility: "",
	},
});

/** `value` of user_preferences. */
export const preferences = meanings({
	good: {
		resume: "Marketing templates reach this person again.",
		signup: "This person wants to have marketing messages.",
	},
	warn: { stop: "Marketing templates to this person fail from now on." },
});

/** `category` of user_preferences. */
export const preferenceCategories = meanings({
	plain: { marketing_messages: "" },
});

/** `action` of state_sync. */
export const contactActions = meanings({
	plain: { add: "New or changed: both come as add.", remove: "" },
});

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
	plain: { business: "", participant: "" },
});

/** The roles that apps have in a conversation, as who has it then. */
export const ownerRoles = meanings({
	plain: {
		ai_agent: "an AI agent",
		ctwa: "whoever answers after a click on an ad",
		customer_service: "customer service",
		escalation: "the people who take over from an agent",
		marketing: "marketing",
		meta_business_agent: "Meta's business agent",
		utility: "whoever sends notifications",
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
	plain: { marketing_messages: "marketing messages" },
});

/** `action` of state_sync. */
export const contactActions = meanings({
	plain: { add: "New or changed: both come as add.", remove: "" },
});

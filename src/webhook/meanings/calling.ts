import { meanings } from "./meaning.ts";

/** `direction` of calls. */
export const callDirections = meanings({
	plain: { USER_INITIATED: "incoming", BUSINESS_INITIATED: "outgoing" },
});

/** `status` of calls that have ended. */
export const callResults = meanings({
	good: { COMPLETED: "" },
	bad: { FAILED: "It was not answered, or broke off." },
});

/** What can be on or off in account_settings_update. */
export const switches = meanings({
	good: { ENABLED: "" },
	warn: { DISABLED: "" },
});

/** `call_hours.status` of account_settings_update. */
export const callHours = meanings({
	plain: {
		ENABLED: "customers can call at these hours only.",
		DISABLED: "customers can call at any hour.",
	},
});

/** `sip.status` of account_settings_update. */
export const sipSwitches = meanings({
	plain: {
		ENABLED: "calls go over SIP to your server, and not by webhook.",
		DISABLED: "calls come by webhook.",
	},
});

/** `call_icon_visibility` of account_settings_update. */
export const callIcons = meanings({
	plain: {
		DEFAULT: "shown in the chat and in the profile.",
		DISABLE_ALL: "hidden everywhere.",
	},
});

/** `callback_permission_status` of account_settings_update. */
export const callbackPermissions = meanings({
	plain: {
		ENABLED: "who calls you is asked whether you may call back.",
		DISABLED: "who calls you is not asked whether you may call back.",
	},
});

/** `day_of_week` of account_settings_update. */
export const weekdays = meanings({
	plain: {
		MONDAY: "Monday",
		TUESDAY: "Tuesday",
		WEDNESDAY: "Wednesday",
		THURSDAY: "Thursday",
		FRIDAY: "Friday",
		SATURDAY: "Saturday",
		SUNDAY: "Sunday",
	},
});

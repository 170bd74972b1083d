import { meanings } from "./meaning.ts";

/** `old_status` and `new_status` of flows. */
export const flowStatuses = meanings({
	good: {
		PUBLISHED: "It can be sent to customers, and not be edited any more.",
	},
	warn: {
		THROTTLED:
			"It is unhealthy: only ten messages with it can be sent an hour.",
	},
	bad: { BLOCKED: "It is unhealthy: it can be neither sent nor opened." },
	plain: {
		DRAFT: "It can be edited, and be sent for testing only.",
		DEPRECATED: "It can't be sent any more.",
	},
});

/** `alert_state` of flows. */
export const flowAlerts = meanings({
	good: { DEACTIVATED: "The alert is over: it is back within the threshold." },
	bad: {
		ACTIVATED:
			"The alert is on: the Flow may be throttled or blocked if this goes on.",
	},
});

/** `errors[].error_type` of flows, on phones and at the endpoint. */
export const flowErrors = meanings({
	bad: {
		CAPABILITY_ERROR: "the endpoint can't do what was asked of it.",
		INPUT_VALIDATION: "the data for a screen doesn't fit the Flow's schema.",
		INVALID_SCREEN_TRANSITION:
			"the endpoint named a next screen that the routing model doesn't allow.",
		NO_HTTP_RESPONSE_ERROR: "the endpoint gave no answer.",
		PUBLIC_KEY_MISSING: "no public key is set for the phone number: upload it.",
		PUBLIC_KEY_SIGNATURE_VERIFICATION:
			"the public key's signature is wrong: upload the key again.",
		RESPONSE_DECRYPTION_ERROR:
			"the endpoint's answer can't be decrypted: does it use the request's AES key?",
		TIMEOUT: "the endpoint took longer than 10 seconds.",
		TIMEOUT_ERROR: "the endpoint took longer than 10 seconds.",
		UNEXPECTED_HTTP_STATUS_CODE:
			"the endpoint answered with another status than 200.",
	},
});

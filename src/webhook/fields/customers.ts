import { type Field, whole } from "../field.ts";
import { automaticEvents } from "./automatic-events.ts";
import { stateSync } from "./state-sync.ts";
import { userIdUpdate } from "./user-id.ts";
import { userPreferences } from "./user-preferences.ts";

/** What customers decide or do outside their messages, and what changes about them. */
export const customers: readonly Field[] = [
	userPreferences,
	userIdUpdate,
	stateSync,
	automaticEvents,
	{
		field: "tracking_events",
		kinds: [
			{ kind: "tracking_events", title: "tracking of marketing messages" },
		],
		read: whole("tracking_events"),
	},
	{
		field: "consumer_profile",
		kinds: [{ kind: "consumer_profile", title: "a customer's profile" }],
		read: whole("consumer_profile"),
	},
];

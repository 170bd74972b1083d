import { type Field, whole } from "../field.ts";

/** The words in `event` of what is about a PIN. */
export const pinEvents = [
	"PIN_CHANGED",
	"PIN_RESET_REQUEST",
	"PIN_REQUEST_SUCCESS",
] as const;

/** What changes about one business number. */
export const phoneNumbers: readonly Field[] = [
	{
		field: "phone_number_name_update",
		kinds: [
			{ kind: "phone_number.name", title: "a display name was reviewed" },
		],
		marks: ["requested_verified_name", "rejection_reason"],
		read: whole("phone_number.name"),
	},
	{
		field: "phone_number_quality_update",
		kinds: [
			{ kind: "phone_number.quality", title: "a number's limit changed" },
		],
		marks: ["old_limit", "current_limit"],
		read: whole("phone_number.quality"),
	},
	{
		field: "security",
		kinds: [
			{
				kind: "phone_number.security",
				title: "a number's PIN was changed or asked for",
			},
		],
		marks: ["requester"],
		events: pinEvents,
		read: whole("phone_number.security"),
	},
];

import { type Field, whole } from "../field.ts";

/** What changes about the business that an account belongs to. */
export const business: readonly Field[] = [
	{
		field: "business_capability_update",
		kinds: [
			{ kind: "business.capability", title: "the business's limits changed" },
		],
		// Not the limit of the business: updates about numbers have that one, too.
		marks: [
			"max_phone_numbers_per_business",
			"max_phone_numbers_per_waba",
			"max_daily_conversation_per_phone",
		],
		read: whole("business.capability"),
	},
	{
		field: "business_username_update",
		also: ["business_username_updates"],
		kinds: [
			{ kind: "business.username", title: "the business's username changed" },
		],
		marks: ["username"],
		read: whole("business.username"),
	},
	{
		field: "business_status_update",
		kinds: [
			{ kind: "business.status", title: "the business's status changed" },
		],
		read: whole("business.status"),
	},
	{
		field: "campaign_status_update",
		kinds: [{ kind: "campaign.status", title: "a campaign's status changed" }],
		read: whole("campaign.status"),
	},
];

import * as z from "zod";
import { type Field, whole } from "../field.ts";

/** What changes about the business that an account belongs to. */
export const business: readonly Field[] = [
	{
		field: "business_capability_update",
		kinds: [
			{ kind: "business.capability", title: "the business's limits changed" },
		],
		schema: z.looseObject({}),
		read: whole("business.capability"),
	},
	{
		field: "business_username_update",
		also: ["business_username_updates"],
		kinds: [
			{ kind: "business.username", title: "the business's username changed" },
		],
		schema: z.looseObject({}),
		read: whole("business.username"),
	},
	{
		field: "business_status_update",
		kinds: [
			{ kind: "business.status", title: "the business's status changed" },
		],
		// Only its name is public.
		schema: z.looseObject({}),
		read: whole("business.status"),
	},
	{
		field: "campaign_status_update",
		kinds: [{ kind: "campaign.status", title: "a campaign's status changed" }],
		// Only its name is public.
		schema: z.looseObject({}),
		read: whole("campaign.status"),
	},
];

import * as z from "zod";
import { type Field, whole } from "../field.ts";
import { text } from "../schema/pieces.ts";
import { needs } from "../schema/required.ts";
import { limit } from "./limits.ts";

/** What a business may do from now on. */
export const businessCapabilityUpdateSchema = z.lazy(() =>
	z.looseObject({
		max_daily_conversations_per_business: limit.optional(),
		max_phone_numbers_per_business: z.number().optional(),
		max_phone_numbers_per_waba: z.number().optional(),
		max_daily_conversation_per_phone: limit.optional(),
	}),
);
export type BusinessCapabilityUpdate = z.infer<
	typeof businessCapabilityUpdateSchema
>;

/** What became of the username of a business. */
export const businessUsernameUpdateSchema = z.lazy(() =>
	z
		.looseObject({
			display_phone_number: text,
			username: text.optional(),
			status: z.enum(["approved", "deleted", "reserved"]),
		})
		.check(needs("status", { approved: ["username"], reserved: ["username"] })),
);
export type BusinessUsernameUpdate = z.infer<
	typeof businessUsernameUpdateSchema
>;

/** What changes about the business that an account belongs to. */
export const business: readonly Field[] = [
	{
		field: "business_capability_update",
		kinds: [
			{ kind: "business.capability", title: "the business's limits changed" },
		],
		schema: businessCapabilityUpdateSchema,
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
		schema: businessUsernameUpdateSchema,
		marks: ["username"],
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

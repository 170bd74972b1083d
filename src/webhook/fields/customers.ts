import * as z from "zod";
import { each, elementEvent, type Field, whole } from "../field.ts";
import {
	type Loose,
	looseName,
	looseObject,
	looseText,
	looseTime,
} from "../loose.ts";
import type { Ids } from "../party.ts";
import { conversationFrame } from "../schema/pieces.ts";

/** What customers decide or do outside their messages, and what changes about them. */
export const customers: readonly Field[] = [
	{
		field: "user_preferences",
		kinds: [
			{
				kind: "user.preferences",
				title: "marketing messages stopped or resumed",
			},
		],
		schema: z.looseObject({
			...conversationFrame,
			user_preferences: z.array(z.looseObject({})),
		}),
		marks: ["user_preferences"],
		read: (value, scope) =>
			each(value, "user_preferences", (preference) =>
				elementEvent("user.preferences", preference, scope, about(preference)),
			),
	},
	{
		field: "user_id_update",
		kinds: [{ kind: "user.id", title: "a customer's user id changed" }],
		schema: z.looseObject({
			...conversationFrame,
			user_id_update: z.array(z.looseObject({})),
		}),
		marks: ["user_id_update"],
		read: (value, scope) =>
			each(value, "user_id_update", (update) =>
				elementEvent("user.id", update, scope, about(update)),
			),
	},
	{
		field: "smb_app_state_sync",
		kinds: [
			{
				kind: "state_sync.contact",
				title: "a contact of the WhatsApp Business app was added or removed",
			},
		],
		schema: z.looseObject({
			...conversationFrame,
			state_sync: z.array(z.looseObject({})),
		}),
		marks: ["state_sync"],
		read: (value, scope) =>
			each(value, "state_sync", (sync) => {
				const { type, metadata } = looseObject(sync);
				return elementEvent(
					`state_sync.${looseName(type) ?? "unknown"}`,
					sync,
					scope,
					{ at: looseTime(looseObject(metadata)["timestamp"]) },
				);
			}),
	},
	{
		field: "automatic_events",
		kinds: [
			{
				kind: "automatic_event.lead_submitted",
				title: "Meta saw a lead in a chat that an ad began",
			},
			{
				kind: "automatic_event.purchase",
				title: "Meta saw a purchase in a chat that an ad began",
			},
		],
		schema: z.looseObject({
			...conversationFrame,
			automatic_events: z.array(z.looseObject({})),
		}),
		marks: ["automatic_events"],
		read: (value, scope) =>
			each(value, "automatic_events", (automatic) => {
				const { event_name, timestamp, id } = looseObject(automatic);
				return elementEvent(
					`automatic_event.${snakeCased(event_name) ?? "unknown"}`,
					automatic,
					scope,
					{ at: looseTime(timestamp), messageId: looseText(id) },
				);
			}),
	},
	{
		field: "tracking_events",
		kinds: [
			{ kind: "tracking_events", title: "tracking of marketing messages" },
		],
		// Only its name is public.
		schema: z.looseObject({}),
		read: whole("tracking_events"),
	},
	{
		field: "consumer_profile",
		kinds: [{ kind: "consumer_profile", title: "a customer's profile" }],
		// Only its name is public.
		schema: z.looseObject({}),
		read: whole("consumer_profile"),
	},
];

function about(value: unknown) {
	const change = looseObject(value);
	return { who: idsOf(change), at: looseTime(change["timestamp"]) };
}

function idsOf({ wa_id, user_id }: Loose): Ids {
	const ids = looseObject(user_id);
	return {
		phone: looseText(wa_id),
		userId: looseText(user_id) ?? looseText(ids["current"]),
	};
}

function snakeCased(name: unknown): string | undefined {
	return typeof name === "string"
		? looseName(name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_"))
		: undefined;
}

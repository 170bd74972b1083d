import * as z from "zod";
import { each, elementEvent, type Field, type Kind } from "../field.ts";
import { looseName, looseObject, looseText, looseTime } from "../loose.ts";
import { conversationFrame } from "../schema/pieces.ts";
import type { Scope } from "../scope.ts";

/** The four fields about groups. */
export const groups: readonly Field[] = [
	groupField("group_lifecycle_update", [
		{ kind: "group.create", title: "a group was made, or could not be" },
		{ kind: "group.delete", title: "a group was deleted, or could not be" },
	]),
	groupField(
		"group_participants_update",
		[
			{ kind: "group.participants_add", title: "people joined a group" },
			{
				kind: "group.participants_remove",
				title: "people left a group, or were removed",
			},
			{
				kind: "group.join_request_created",
				title: "somebody asks to join a group",
			},
			{
				kind: "group.join_request_revoked",
				title: "somebody no longer asks to join a group",
			},
		],
		["group_participant_update"],
	),
	groupField("group_settings_update", [
		{ kind: "group.settings_update", title: "a group's settings changed" },
	]),
	groupField("group_status_update", [
		{ kind: "group.suspend", title: "a group was suspended" },
		{ kind: "group.suspend_cleared", title: "a group is no longer suspended" },
	]),
];

function groupField(
	field: string,
	kinds: readonly Kind[],
	also: readonly string[] = [],
): Field {
	return {
		field,
		also,
		kinds,
		schema: z.looseObject({
			...conversationFrame,
			groups: z.array(z.looseObject({})),
		}),
		read: (value, scope) =>
			each(value, "groups", (group) => groupEvent(group, scope)),
	};
}

function groupEvent(value: unknown, scope: Scope) {
	const group = looseObject(value);
	return elementEvent(`group.${groupType(group["type"])}`, value, scope, {
		who: {
			phone: looseText(group["wa_id"]),
			userId: looseText(group["user_id"]),
		},
		at: looseTime(group["timestamp"]),
		groupId: looseText(group["group_id"]),
	});
}

/** Meta's description of its API has two of the types with their words the other way round. */
function groupType(type: unknown): string {
	const name = looseName(type)?.replace(/^group_/, "") ?? "unknown";
	return name.replace(/^(add|remove)_participants$/, "participants_$1");
}

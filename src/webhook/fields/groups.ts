import { elementEvent, type Field, type Kind } from "../field.ts";
import {
	type Loose,
	looseList,
	looseName,
	looseObject,
	looseText,
	looseTime,
} from "../loose.ts";
import { type Ids, userIdPattern } from "../party.ts";
import type { Scope } from "../scope.ts";
import { readLists, type ToEvent } from "./lists.ts";

/** The four fields about groups. */
export const groups: readonly Field[] = [
	{
		...groupField("group_lifecycle_update", [
			{ kind: "group.create", title: "a group was made, or could not be" },
			{ kind: "group.delete", title: "a group was deleted, or could not be" },
		]),
		// They are alike: a value without its field's name is read as any of them.
		marks: ["groups"],
	},
	{
		...groupField(
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
			participantsType,
		),
		also: ["group_participant_update"],
	},
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
	typeOf = groupType,
): Field {
	const toEvent: ToEvent = (value, scope) =>
		groupEvent(`group.${typeOf(looseObject(value))}`, value, scope);
	return { field, kinds, read: readLists(field, { groups: toEvent }) };
}

function groupEvent(kind: string, value: unknown, scope: Scope) {
	const { common, contacts } = scope;
	const group = looseObject(value);
	const person = personIn(group);
	const who = idsOf(person);
	// A contact like any other, for the username that only stands here.
	const self = {
		wa_id: who.phone,
		user_id: who.userId,
		profile: { username: person["username"] },
	};
	const withSelf = { common, contacts: [...contacts, self] };
	return elementEvent(kind, value, withSelf, {
		who,
		at: looseTime(group["timestamp"]),
		groupId: looseText(group["group_id"]),
	});
}

/** Meta's description of its API has two of the types with their words the other way round. */
function groupType(group: Loose): string {
	const name = looseName(group["type"])?.replace(/^group_/, "");
	return (
		name?.replace(/^(add|remove)_participants$/, "participants_$1") ??
		comingOrGoing(group) ??
		"unknown"
	);
}

/** Who comes or goes is no new group, whatever its type says. */
function participantsType(group: Loose): string {
	const type = groupType(group);
	return isOfAGroup(group["type"]) ? (comingOrGoing(group) ?? type) : type;
}

/** Whether a type is of what becomes of a group as a whole. */
export function isOfAGroup(type: unknown): boolean {
	return type === "group_create" || type === "group_delete";
}

function comingOrGoing(group: Loose): string | undefined {
	if (Array.isArray(group["removed_participants"]))
		return "participants_remove";
	if (Array.isArray(group["added_participants"])) return "participants_add";
	return undefined;
}

/** Whoever asks to join, or is the only one who came or went; of several the event is nobody's in particular. */
function personIn(group: Loose): Loose {
	if (group["wa_id"] !== undefined || group["user_id"] !== undefined) {
		return group;
	}
	const people = [
		"added_participants",
		"removed_participants",
		"failed_participants",
	].flatMap((list) => looseList(group[list]).slice(0, 2));
	return people.length === 1 ? looseObject(people[0]) : {};
}

function idsOf({ wa_id, user_id, input }: Loose): Ids {
	const typed = looseText(input) ?? "";
	return {
		phone: looseText(wa_id) ?? phoneIn(typed),
		userId:
			looseText(user_id) ?? (userIdPattern.test(typed) ? typed : undefined),
	};
}

function phoneIn(typed: string): string | undefined {
	return /^\+?[\d ()-]{5,}$/.test(typed) ? typed.replace(/\D/g, "") : undefined;
}

import type { WebhookEvent } from "../../webhook/event.ts";
import { looseName } from "../../webhook/loose.ts";
import { joinApprovals } from "../../webhook/meanings/conversations.ts";
import type { Passage } from "../passage.ts";
import { type Safe, safe } from "../safe.ts";
import { errorsOf, failures } from "./errors.ts";
import { named, type Picture, passage } from "./picture.ts";
import { Piece } from "./piece.ts";
import { labelled, subject, tellAddresses, tellId } from "./told.ts";
import { explained, sentence, word } from "./word.ts";

/** A group that was made: what it is called, how people get in. Or why it could not be. */
export function groupCreate(event: WebhookEvent, now: number): Picture {
	const group = groupPiece(event, now);
	const link = group.text("invite_link");
	return groupPicture(group, outcomeOf(event, safe`created`), {
		subject: subject(group, "subject"),
		body: [
			...passage(group.text("description")),
			...labelled(safe`invite link`, link),
			...explained(word(group, "join_approval_mode", joinApprovals)),
		],
		small: [named("group id", event.groupId)],
	});
}

/** A group that was deleted, or why it could not be. */
export function groupDelete(event: WebhookEvent, now: number): Picture {
	const group = groupPiece(event, now);
	return groupPicture(group, outcomeOf(event, safe`deleted`), {});
}

/** Anything else about a group: Meta suspends it or lifts that, somebody asks to join or takes that back. */
export function groupEvent(event: WebhookEvent, now: number): Picture {
	const group = groupPiece(event, now);
	return groupPicture(group, undefined, {
		body: [
			...sentence(sentences.get(event.kind)),
			...labelled(safe`reason`, group.text("reason")),
		],
		small: [named("join request", group.text("join_request_id"))],
	});
}

/** What an event says of a group beside what is shown of all of them alike. */
export function groupPiece(event: WebhookEvent, now: number): Piece {
	const group = new Piece(event.value);
	const { username } = event.party ?? {};
	group.as("username", (name) => (name === username ? name : undefined));
	tellId(group, "group_id");
	tellAddresses(group, "wa_id", "user_id", "parent_user_id");
	group.time("timestamp", now);
	group.as("type", (value) => looseName(value) !== undefined || undefined);
	return group;
}

/** Puts together what is shown of every event about a group: its errors, what is left of it, the request that caused it. */
export function groupPicture(
	group: Piece,
	outcome: Picture["outcome"],
	{ body = [], small = [], ...picture }: Picture,
): Picture {
	const request = group.text("request_id");
	const all: Passage[] = [
		...body,
		...failures(errorsOf(group)),
		...group.rest(),
	];
	return {
		...picture,
		outcome,
		body: all,
		small: [...small, named("request", request)],
	};
}

function outcomeOf({ errors }: WebhookEvent, done: Safe): Picture["outcome"] {
	return errors.length > 0
		? { text: safe`not ${done}`, tone: "bad" }
		: { text: done, tone: "good" };
}

const sentences: ReadonlyMap<string, Safe> = new Map([
	[
		"group.suspend",
		safe`Meta has suspended the group for breaking a policy: it can't be used.`,
	],
	["group.suspend_cleared", safe`The group can be used again.`],
	[
		"group.join_request_created",
		safe`Asks to join: approve or reject it by the id of the request.`,
	],
	["group.join_request_revoked", safe`Has taken the request back.`],
]);

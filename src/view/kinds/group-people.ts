import type { WebhookEvent } from "../../webhook/event.ts";
import { joinReasons, removers } from "../../webhook/meanings/conversations.ts";
import type { Passage } from "../passage.ts";
import { type Safe, safe, vouch } from "../safe.ts";
import { failures } from "./errors.ts";
import { groupPicture, groupPiece } from "./group.ts";
import { joined, type Picture } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { count, errorsOf, labelled } from "./told.ts";
import { word } from "./word.ts";

/** Who joined a group and how, or could not. */
export function groupJoined(event: WebhookEvent, now: number): Picture {
	const group = groupPiece(event, now);
	const how = word(group, "reason", joinReasons);
	const people = group.pieces("added_participants");
	return drawn(event, group, people, {
		done: safe`joined`,
		how: how && vouch(how.says),
	});
}

/** Who left a group or was taken out of it, and who could not be. */
export function groupLeft(event: WebhookEvent, now: number): Picture {
	const group = groupPiece(event, now);
	const by = word(group, "initiated_by", removers);
	const people = group.pieces("removed_participants");
	return drawn(event, group, people, {
		done: by ? vouch(by.says) : safe`gone`,
		how: undefined,
	});
}

interface Words {
	readonly done: Safe;
	readonly how: Safe | undefined;
}

function drawn(
	event: WebhookEvent,
	group: Piece,
	people: readonly Piece[],
	{ done, how }: Words,
): Picture {
	const failed = group.pieces("failed_participants");
	const isFailed =
		people.length === 0 && failed.length + event.errors.length > 0;
	const outcome: Picture["outcome"] = isFailed
		? { text: safe`failed`, tone: "bad" }
		: {
				text: safe`${number(people)} ${done}${how ? safe` ${how}` : safe``}`,
				tone: failed.length > 0 ? "warn" : "accent",
			};
	return groupPicture(event, group, outcome, {
		body: [
			...labelled(done, joined(", ", ...people.map(person)) || undefined),
			...failed.flatMap(failure),
		],
	});
}

function number(people: readonly Piece[]): Safe {
	return count(people.length, safe`person`, safe`people`);
}

function failure(participant: Piece): Passage[] {
	const name = person(participant);
	const errors = failures(errorsOf(participant));
	return [
		...(name ? [{ text: `failed: ${name}`, tone: "bad" as const }] : []),
		...errors,
	];
}

/** By number, username and user id, as far as they are there; `input` is how the request named them. */
function person(participant: Piece): string | undefined {
	const number = participant.text("wa_id");
	const username = participant.text("username");
	const userId = participant.text("user_id");
	const input = participant.text("input");
	participant.text("parent_user_id");
	const names = [
		number,
		username && `@${username.replace(/^@/, "")}`,
		number ? undefined : userId,
		input === number ? undefined : input,
	];
	return joined(" ", ...names) || undefined;
}

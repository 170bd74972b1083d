import type { WebhookEvent } from "../../webhook/event.ts";
import { looseList } from "../../webhook/loose.ts";
import { joinReasons, removers } from "../../webhook/meanings/conversations.ts";
import { address } from "../identity.ts";
import type { Passage } from "../passage.ts";
import { type Safe, safe, vouch } from "../safe.ts";
import { errorsOf, failures } from "./errors.ts";
import { groupPicture, groupPiece } from "./group.ts";
import { joined, type Picture } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { at } from "./read.ts";
import { count, labelled, tellAddresses } from "./told.ts";
import { word } from "./word.ts";

/** Who joined a group and how, or could not. */
export function groupJoined(event: WebhookEvent, now: number): Picture {
	const group = groupPiece(event, now);
	const how = word(group, "reason", joinReasons);
	return drawn(event, group, "added_participants", {
		done: safe`joined`,
		toDo: safe`to be added`,
		how: how && vouch(how.says),
	});
}

/** Who left a group or was taken out of it, and who could not be. */
export function groupLeft(event: WebhookEvent, now: number): Picture {
	const group = groupPiece(event, now);
	const by = word(group, "initiated_by", removers);
	const isLeaving = by?.text.toLowerCase() === "participant";
	return drawn(event, group, "removed_participants", {
		done: isLeaving ? safe`left` : by ? safe`removed` : safe`gone`,
		toDo: safe`to be removed`,
		how: by && !isLeaving ? safe`by the business` : undefined,
	});
}

interface Words {
	readonly done: Safe;
	/** What failed, where it did. */
	readonly toDo: Safe;
	readonly how: Safe | undefined;
}

function drawn(
	event: WebhookEvent,
	group: Piece,
	list: string,
	{ done, toDo, how }: Words,
): Picture {
	const people = group.pieces(list);
	const all = looseList(at(event.value, list)).length;
	const failed = group.pieces("failed_participants");
	const isFailed =
		people.length === 0 && failed.length + event.errors.length > 0;
	const outcome: Picture["outcome"] = isFailed
		? { text: safe`failed`, tone: "bad" }
		: {
				text: safe`${count(all, safe`person`, safe`people`)} ${done}${how ? safe` ${how}` : safe``}`,
				tone: failed.length > 0 ? "warn" : "accent",
			};
	const names = named(people);
	return groupPicture(group, outcome, {
		body: [
			...(names === address(event.party) ? [] : labelled(done, names)),
			...failed.flatMap((each) => failure(each, toDo)),
		],
	});
}

function named(people: readonly Piece[]): string | undefined {
	return people.map(person).filter(Boolean).join(", ") || undefined;
}

function failure(participant: Piece, toDo: Safe): Passage[] {
	const name = person(participant);
	const errors = failures(errorsOf(participant));
	return [
		...(name
			? [{ text: `failed ${toDo}: ${name}`, tone: "bad" as const }]
			: []),
		...errors,
	];
}

/** By number, username and user id, as far as they are there; `input` is how the request named them. */
function person(participant: Piece): string | undefined {
	const number = withPlus(participant.text("wa_id"));
	const username = participant.text("username");
	if (number) tellAddresses(participant, "user_id");
	const user = number ? undefined : participant.text("user_id");
	const input = withPlus(participant.text("input"));
	tellAddresses(participant, "parent_user_id");
	const names = [
		number,
		username && `@${username.replace(/^@/, "")}`,
		user,
		input === number ? undefined : input,
	];
	return joined(" ", ...names) || undefined;
}

function withPlus(number: string | undefined): string | undefined {
	return address({ phone: number ?? "" }) ?? number;
}

import type { WebhookEvent } from "../../webhook/event.ts";
import type { Passage } from "../passage.ts";
import { type Safe, safe } from "../safe.ts";
import { errorsOf, failures } from "./errors.ts";
import { groupPicture, groupPiece } from "./group.ts";
import type { Picture } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { labelled } from "./told.ts";

/** Which settings of a group were changed, to what, and which could not be. */
export function groupSettings(event: WebhookEvent, now: number): Picture {
	const group = groupPiece(event, now);
	const changes = settings.map(({ key, name, says }) =>
		change(group.piece(key), name, says),
	);
	const failed = changes.filter(({ worked }) => worked === false).length;
	const done = changes.filter(({ worked }) => worked === true).length;
	return groupPicture(group, outcomeOf(done, failed, event), {
		body: changes.flatMap(({ lines }) => lines),
	});
}

interface Change {
	/** Undefined where it is not said. */
	readonly worked: boolean | undefined;
	readonly lines: readonly Passage[];
}

function change(setting: Piece, name: Safe, says: string): Change {
	const worked = setting.flag("update_successful");
	const text = setting.text(says);
	setting.text("sha256");
	const label = worked === false ? safe`${name} not changed` : name;
	const isThere = text !== undefined || worked !== undefined;
	return {
		worked,
		lines: [
			...(isThere ? labelled(label, text ?? "changed") : []),
			...failures(errorsOf(setting)),
		],
	};
}

function outcomeOf(
	done: number,
	failed: number,
	{ errors }: WebhookEvent,
): Picture["outcome"] {
	if (failed === 0 && errors.length === 0) {
		return done === 0 ? undefined : { text: safe`changed`, tone: "good" };
	}
	return done > 0
		? { text: safe`changed in part`, tone: "warn" }
		: { text: safe`not changed`, tone: "bad" };
}

const settings = [
	{ key: "group_subject", name: safe`subject`, says: "text" },
	{ key: "group_description", name: safe`description`, says: "text" },
	{ key: "profile_picture", name: safe`picture`, says: "mime_type" },
] as const;

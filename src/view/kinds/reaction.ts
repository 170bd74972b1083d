import { safe } from "../safe.ts";
import { type Picture, passage } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { sentence } from "./word.ts";

/** An emoji put on a message, or, where there is none, taken back. */
export function reaction(message: Piece): Picture {
	const reaction = message.piece("reaction");
	const emoji = reaction.text("emoji");
	const id = reaction.text("message_id");
	const about = { how: safe`on`, id };
	if (emoji !== undefined) return { body: passage(emoji), about };
	const isTakenBack = id !== undefined && reaction.left() === undefined;
	return isTakenBack
		? { body: sentence(safe`reaction taken back`), about }
		: { about };
}

import { type Picture, passage } from "./picture.ts";
import type { Piece } from "./piece.ts";

/** A text message, in full. */
export function text(message: Piece): Picture {
	// Whether a link got a preview stands in copies of what was sent.
	const text = message.piece("text").skip("preview_url");
	return { body: passage(text.text("body")) };
}

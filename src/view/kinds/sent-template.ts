import { joined, type Picture, passage } from "./picture.ts";
import type { Piece } from "./piece.ts";

/** A template in the copy of a request to send it: its name and language; what fills it is left as it came. */
export function sentTemplate(message: Piece): Picture {
	const template = message.piece("template");
	const language = template.piece("language").skip("policy");
	return {
		body: passage(joined(", ", template.text("name"), language.text("code"))),
	};
}

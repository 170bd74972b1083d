import { limits } from "./limits.ts";
import { mediaHeaders } from "./media.ts";
import { byType, object } from "./structure.ts";
import { text } from "./values.ts";
import { type Path, type Rule, violation } from "./violation.ts";

const line = object(
	{ text: text(limits.headerText) },
	{ sub_text: text(limits.headerText) },
);

/** A line of text, or a file. */
export const header: Rule = byType({ text: line, ...mediaHeaders });

/** A line of text, and no file. */
export const textHeader: Rule = byType({
	text: line,
	image: notTaken,
	video: notTaken,
	document: notTaken,
});

/** What is at the head of a carousel's card. */
export const pictureHeader: Rule = byType({
	image: mediaHeaders.image,
	video: mediaHeaders.video,
	text: notTaken,
	document: notTaken,
});

function notTaken(_header: unknown, path: Path) {
	return violation([...path, "type"], "is of no header that is taken here");
}

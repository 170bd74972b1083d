import { limits } from "./limits.ts";
import { all, either, type Members, object } from "./structure.ts";
import { anyText, flag, refused, text, webAddress } from "./values.ts";
import type { Rule } from "./violation.ts";

/** A file: the id of an upload or an address, and what else goes with it. */
export function media(more: Members = {}): Rule {
	return all(
		object({}, { id: text(), link: webAddress, ...more }),
		either("id", "link"),
	);
}

const caption = text(limits.caption);
const noCaption = refused("is not taken with a sound or a sticker");

/** Messages that are a file, by type. */
export const mediaMessages: Members = {
	image: object({ image: media({ caption }) }),
	video: object({ video: media({ caption }) }),
	audio: object({ audio: media({ voice: flag, caption: noCaption }) }),
	document: object({ document: media({ caption, filename: text() }) }),
	sticker: object({ sticker: media({ caption: noCaption }) }),
};

const picture = object({ image: media() });
const film = object({ video: media() });
const paper = object({ document: media({ filename: anyText }) });

/** Files at the head of interactive messages and templates, by type. */
export const mediaHeaders = { image: picture, video: film, document: paper };

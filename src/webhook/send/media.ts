import { present } from "../loose.ts";
import type { Content, Media } from "./content.ts";
import type { MediaKind } from "./media-types.ts";

/** What goes with a file. */
export interface MediaExtras {
	readonly caption?: string | undefined;
	/** What a document is called on the phone that gets it. */
	readonly filename?: string | undefined;
	/** Shows a sound as a voice note. */
	readonly voice?: boolean | undefined;
}

/** A picture, a video, a sound, a document or a sticker. */
export function mediaMessage(
	kind: MediaKind,
	media: Media,
	{ caption, filename, voice }: MediaExtras = {},
): Content {
	return {
		type: kind,
		[kind]: { ...media, ...present({ caption, filename, voice }) },
	};
}

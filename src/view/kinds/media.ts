import type { WebhookEvent } from "../../webhook/event.ts";
import { named, type Picture, passage } from "./picture.ts";
import { at, textAt } from "./read.ts";

/** A picture, video, sound, document or sticker: its caption, then what is needed to fetch it. */
export function media({ kind, value }: WebhookEvent): Picture {
	const [, type = ""] = kind.split(".");
	return {
		body: passage(textAt(value, type, "caption")),
		small: [
			at(value, type, "voice") === true ? "voice note" : undefined,
			at(value, type, "animated") === true ? "animated" : undefined,
			named("media id", textAt(value, type, "id")),
			textAt(value, type, "filename"),
			textAt(value, type, "mime_type"),
		],
	};
}

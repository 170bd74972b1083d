import type { WebhookEvent } from "../../webhook/event.ts";
import { type Picture, passage } from "./picture.ts";
import { at, textAt } from "./read.ts";

/** An emoji put on a message, or, where there is none, taken back. */
export function reaction({ value }: WebhookEvent): Picture {
	const emoji = textAt(value, "reaction", "emoji");
	if (emoji !== undefined) return { body: passage(emoji) };
	const isTakenBack =
		at(value, "reaction", "message_id") !== undefined &&
		!at(value, "reaction", "emoji");
	return isTakenBack ? { small: ["reaction taken back"] } : {};
}

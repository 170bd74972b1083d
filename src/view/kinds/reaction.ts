import type { WebhookEvent } from "../../webhook/event.ts";
import { type Picture, passage } from "./picture.ts";
import { textAt } from "./read.ts";

/** An emoji put on a message, or, where there is none, taken back. */
export function reaction({ value }: WebhookEvent): Picture {
	const emoji = textAt(value, "reaction", "emoji");
	return emoji === undefined
		? { small: ["reaction taken back"] }
		: { body: passage(emoji) };
}

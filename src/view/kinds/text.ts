import type { WebhookEvent } from "../../webhook/event.ts";
import { type Picture, passage } from "./picture.ts";
import { textAt } from "./read.ts";

/** A text message, in full. */
export function text({ value }: WebhookEvent): Picture {
	return { body: passage(textAt(value, "text", "body")) };
}

import type { WebhookEvent } from "../../webhook/event.ts";
import { errors } from "./errors.ts";
import {
	buttonReply,
	formReply,
	listReply,
	templateButton,
} from "./interactive.ts";
import { location } from "./location.ts";
import { media } from "./media.ts";
import { message } from "./message.ts";
import { other } from "./other.ts";
import type { KindView, Picture } from "./picture.ts";
import { reaction } from "./reaction.ts";
import { status } from "./status.ts";
import { text } from "./text.ts";

/** The kinds with a picture of their own, or, with a dot at the end, whole families of them. */
const views: ReadonlyMap<string, KindView> = new Map([
	["message.text", text],
	["message.image", media],
	["message.video", media],
	["message.audio", media],
	["message.document", media],
	["message.sticker", media],
	["message.location", location],
	["message.reaction", reaction],
	["message.interactive.button_reply", buttonReply],
	["message.interactive.list_reply", listReply],
	["message.interactive.nfm_reply", formReply],
	["message.button", templateButton],
	["status.", status],
	["errors", errors],
]);

/** What is particular to an event, as seen at `now`. What is not known here, or not of the shape it should have, is shown as a tree. */
export function picture(event: WebhookEvent, now: number): Picture {
	const family = event.kind.slice(0, event.kind.indexOf(".") + 1);
	const view = views.get(event.kind) ?? views.get(family);
	return family === "message."
		? message(event, view, now)
		: (view ?? other)(event, now);
}

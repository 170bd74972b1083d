import type { WebhookEvent } from "../../webhook/event.ts";
import { callPermission } from "./call-permission.ts";
import { cards } from "./cards.ts";
import {
	buttonReply,
	formReply,
	listReply,
	templateButton,
} from "./interactive.ts";
import { location } from "./location.ts";
import { file } from "./media.ts";
import { order } from "./order.ts";
import type { Picture } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { reaction } from "./reaction.ts";
import { sentTemplate } from "./sent-template.ts";
import { system } from "./system.ts";
import { text } from "./text.ts";
import {
	placeholder,
	revoked,
	unknown,
	unsupported,
	welcome,
} from "./without-content.ts";

/** Draws what the messages of one type hold, wherever they come: under `messages`, as an echo, in a chunk of history. */
export type MessageView = (
	message: Piece,
	event: WebhookEvent,
	now: number,
) => Picture;

/** By type; interactive ones by the kind of reply as well. */
export const messageViews: ReadonlyMap<string, MessageView> = new Map([
	["text", text],
	["image", file],
	["video", file],
	["audio", file],
	["document", file],
	["sticker", file],
	["location", location],
	["contacts", cards],
	["reaction", reaction],
	["interactive.button_reply", buttonReply],
	["interactive.list_reply", listReply],
	["interactive.nfm_reply", formReply],
	["interactive.call_permission_reply", callPermission],
	["button", templateButton],
	["order", order],
	["system", system],
	["request_welcome", welcome],
	["revoke", revoked],
	["unsupported", unsupported],
	["unknown", unknown],
	["media_placeholder", placeholder],
	["template", sentTemplate],
]);

import type { WebhookEvent } from "../../webhook/event.ts";
import { besideMessages } from "./conversation-context.ts";
import { copiedMessage, copiedStatus } from "./copies.ts";
import { errors } from "./errors.ts";
import { fieldViews } from "./field-views.ts";
import { historyChunk, historyDeclined } from "./history.ts";
import { message } from "./message.ts";
import { other } from "./other.ts";
import type { KindView, Picture } from "./picture.ts";
import { status } from "./status.ts";
import { linkClick } from "./user-action.ts";

/** The kinds with a picture of their own, or, with a dot at the end, whole families of them. */
const views: ReadonlyMap<string, KindView> = new Map<string, KindView>([
	["message.", message],
	["status.", status],
	["errors", errors],
	["messages", besideMessages],
	["user_action.marketing_messages_link_click", linkClick],
	["user_action.landing_page_view", linkClick],
	["echo.", copiedMessage],
	["standby.message", copiedMessage],
	["standby.echo", copiedMessage],
	["standby.status", copiedStatus],
	["history.chunk", historyChunk],
	["history.declined", historyDeclined],
	["history.media", copiedMessage],
	...fieldViews,
]);

/** What is particular to an event, as seen at `now`. What is not known here, or not of the shape it should have, is shown as a tree. */
export function picture(event: WebhookEvent, now: number): Picture {
	const family = event.kind.slice(0, event.kind.indexOf(".") + 1);
	const view = views.get(event.kind) ?? views.get(family) ?? other;
	return view(event, now);
}

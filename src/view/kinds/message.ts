import type { WebhookEvent } from "../../webhook/event.ts";
import { isLooseObject, looseName } from "../../webhook/loose.ts";
import { messageKind } from "../../webhook/message-event.ts";
import type { Passage } from "../passage.ts";
import { safe } from "../safe.ts";
import { clean } from "../text.ts";
import { tree } from "../tree.ts";
import type { Author } from "./advice.ts";
import { failures, tellErrors } from "./errors.ts";
import { messageViews } from "./message-views.ts";
import { forwarding, origin } from "./origin.ts";
import { type Picture, passage } from "./picture.ts";
import { Piece } from "./piece.ts";
import { at } from "./read.ts";
import { sentence } from "./word.ts";

/** A message with all that it says: what its type holds, its errors, how it came about, the tree of what is left. */
export function message(
	event: WebhookEvent,
	now: number,
	author: Author = "customer",
): Picture {
	return event.kind === "message.edit"
		? edited(event, now, author)
		: written(event, now, author);
}

/** An edited message is drawn as what it says now. */
function edited(event: WebhookEvent, now: number, author: Author): Picture {
	const whole = wholeOf(event);
	const edit = whole.piece("edit");
	const about = {
		how: safe`original`,
		id: edit.text("original_message_id"),
	};
	const value = at(event.value, "edit", "message");
	if (!isLooseObject(value)) return { ...written(event, now, author), about };

	edit.skip("message");
	const inner = { ...event, errors: [], kind: messageKind(value), value };
	const { body = [], ...others } = written(inner, now, author);
	return {
		...others,
		about,
		body: [...body, ...failures(event.errors, author), ...whole.rest()],
	};
}

function written(event: WebhookEvent, now: number, author: Author): Picture {
	const { kind, value, errors } = event;
	const [, type = "", reply = ""] = kind.split(".");
	const draw = messageViews.get(reply === "" ? type : `${type}.${reply}`);
	const whole = wholeOf(event);
	const passedOn = forwarding(whole);
	const cause = origin(whole);
	const picture = draw?.(whole, event, now) ?? {};
	const { body = [], remarks = [], small = [] } = picture;
	const isDrawn = body.length > 0 || [...remarks, ...small].some(Boolean);
	// A part that says nothing in the way it should is shown as it came, by itself.
	const isPart = !isDrawn && type !== "errors";
	if (isPart) whole.skip(type);
	return {
		...picture,
		body: [
			...body,
			...(isPart ? part(value, type, reply) : []),
			...failures(errors, author),
			...whole.rest(),
		],
		remarks: [passedOn, ...remarks],
		small: [...small, ...cause],
	};
}

/** A message but for what its headline says. */
function wholeOf(event: WebhookEvent): Piece {
	const { kind, value, party } = event;
	const whole = new Piece(value, onHeadline);
	tellErrors(whole);
	if (party !== undefined) whole.skip(...recipient);
	const [, type] = kind.split(".");
	whole.as("type", (value) => (looseName(value) === type ? type : undefined));
	return whole;
}

/** What a message says stands under the name of its type; of an interactive one, below that under the name of the reply. */
function part(value: unknown, type: string, reply: string): Passage[] {
	const own = at(value, type);
	const inner = at(own, reply);
	const shown = inner === undefined ? own : inner;
	if (shown === undefined) return [];
	return isEmpty(shown)
		? sentence(safe`no ${clean(inner === undefined ? type : reply)}`)
		: passage(tree(shown).join("\n"));
}

function isEmpty(value: unknown): boolean {
	return (
		value === null || (isLooseObject(value) && Object.keys(value).length === 0)
	);
}

const onHeadline: ReadonlySet<string> = new Set([
	"id",
	"from",
	"from_user_id",
	"from_parent_user_id",
	"from_logical_id",
	"timestamp",
	"group_id",
	"history_context",
	"messaging_product",
	"recipient_type",
]);

/** Of a copy of a sent message, which has one. */
const recipient = ["to", "to_user_id", "to_parent_user_id"] as const;

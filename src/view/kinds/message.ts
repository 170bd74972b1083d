import type { WebhookEvent } from "../../webhook/event.ts";
import type { Passage } from "../passage.ts";
import { tree } from "../tree.ts";
import { failures, keyOfErrors } from "./errors.ts";
import { type KindView, type Picture, passage } from "./picture.ts";
import { at, textAt } from "./read.ts";
import { rest } from "./rest.ts";

/** A message with all that it says: its errors, what `draw` makes of it or else the tree of its part, the tree of what is left. */
export function message(
	event: WebhookEvent,
	draw: KindView | undefined,
	now: number,
): Picture {
	const { body = [], small = [], ...headline } = draw?.(event, now) ?? {};
	const isDrawn = body.length > 0 || small.some(Boolean);
	return {
		...headline,
		body: [
			...failures(event.errors),
			...(isDrawn ? body : part(event)),
			...rest(event.value, told, ...toldBy(event)),
		],
		small,
	};
}

/** What a message says stands under the name of its type; of an interactive one, below that under the name of the reply. */
function part({ kind, value }: WebhookEvent): Passage[] {
	const [, type = "", reply] = kind.split(".");
	const own = at(value, type);
	const inner = (reply === undefined ? own : at(own, reply)) ?? own;
	return inner === undefined ? [] : passage(tree(inner).join("\n"));
}

function toldBy(event: WebhookEvent): string[] {
	const [, type = ""] = event.kind.split(".");
	const isNamed = type !== "unknown" || textAt(event.value, "type") === type;
	return [type, ...(isNamed ? ["type"] : []), ...keyOfErrors(event)];
}

// The headline says it, or the small print.
const told: ReadonlySet<string> = new Set([
	"id",
	"from",
	"from_user_id",
	"from_parent_user_id",
	"from_logical_id",
	"timestamp",
	"group_id",
	"context",
	"referral",
]);

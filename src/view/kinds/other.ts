import type { WebhookEvent } from "../../webhook/event.ts";
import { tree } from "../tree.ts";
import { failures } from "./errors.ts";
import { type Picture, passage } from "./picture.ts";
import { at, textAt } from "./read.ts";

/** Any event without a picture of its own: its errors, then the tree of what it says beyond the headline. */
export function other({ kind, value, errors }: WebhookEvent): Picture {
	const omit = errors.length > 0 ? frameAndErrors : frame;
	const branches = kind.startsWith("message.")
		? message(value)
		: tree(value, { omit });
	return { body: [...failures(errors), ...passage(branches.join("\n"))] };
}

/** A message keeps what it says under the name of its type. */
function message(value: unknown): string[] {
	const type = textAt(value, "type");
	const own = type === undefined ? undefined : at(value, type);
	return own === undefined ? tree(value, { omit: envelope }) : tree(own);
}

// What the headline and the list of errors say already.
const envelope = new Set([
	"id",
	"from",
	"from_user_id",
	"timestamp",
	"type",
	"group_id",
	"errors",
]);
const frame = new Set(["messaging_product", "metadata"]);
const frameAndErrors = new Set([...frame, "errors"]);

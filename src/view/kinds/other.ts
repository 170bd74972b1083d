import type { WebhookEvent } from "../../webhook/event.ts";
import type { Passage } from "../passage.ts";
import { tree } from "../tree.ts";
import { failures, keyOfErrors } from "./errors.ts";
import { type Picture, passage } from "./picture.ts";
import { rest } from "./rest.ts";

/** Any event without a picture of its own: its errors, then the tree of what else its value says, or of all of it. */
export function other(event: WebhookEvent): Picture {
	const body = [
		...failures(event.errors),
		...rest(event.value, frame, ...keyOfErrors(event)),
	];
	return { body: body.length > 0 ? body : whole(event.value) };
}

function whole(value: unknown): Passage[] {
	return value === undefined ? [] : passage(tree(value).join("\n"));
}

const frame: ReadonlySet<string> = new Set(["messaging_product", "metadata"]);

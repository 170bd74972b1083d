import type { WebhookEvent } from "../../webhook/event.ts";
import { isLooseObject } from "../../webhook/loose.ts";
import type { Passage } from "../passage.ts";
import { safe } from "../safe.ts";
import { tree } from "../tree.ts";
import { failures, tellErrors } from "./errors.ts";
import { type Picture, passage } from "./picture.ts";
import { Piece } from "./piece.ts";
import { sentence } from "./word.ts";

/** Any event without a picture of its own: its errors, then the tree of what else its value says, or of all of it. */
export function other({ value, errors }: WebhookEvent): Picture {
	const piece = new Piece(value, frame);
	tellErrors(piece);
	const body = [...failures(errors), ...piece.rest()];
	return { body: body.length > 0 ? body : asItCame(value) };
}

/** Where there is nothing to tell, what came instead. */
function asItCame(value: unknown): Passage[] {
	const untold = new Piece(value, frame).rest();
	if (untold.length > 0 || value === undefined) return untold;
	const isEmpty = isLooseObject(value) && Object.keys(value).length === 0;
	return isEmpty
		? sentence(safe`nothing in it`)
		: passage(tree(value).join("\n"));
}

const frame: ReadonlySet<string> = new Set(["messaging_product", "metadata"]);

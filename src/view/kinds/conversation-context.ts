import type { WebhookEvent } from "../../webhook/event.ts";
import type { Passage } from "../passage.ts";
import { safe } from "../safe.ts";
import type { Picture } from "./picture.ts";
import { Piece } from "./piece.ts";
import { labelled } from "./told.ts";

/** What stands beside messages: the story of their conversation, and the tree of what is yet to come. */
export function besideMessages({ value }: WebhookEvent): Picture {
	const whole = new Piece(value);
	const context = whole.piece("conversation_context");
	return { body: [...soFar(context), ...whole.rest()] };
}

/** What an app tells of a conversation that it had so far. */
export function soFar(context: Piece): Passage[] {
	context.as("type", (said) => said === "summary" || undefined);
	return labelled(safe`so far`, context.piece("summary").text("text"));
}

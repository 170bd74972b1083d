import type { WebhookEvent } from "../../webhook/event.ts";
import { ownerRoles } from "../../webhook/meanings/conversations.ts";
import { safe } from "../safe.ts";
import { named, type Picture } from "./picture.ts";
import { Piece } from "./piece.ts";
import { labelled, phone } from "./told.ts";
import { change, word } from "./word.ts";

/** A conversation that went from one app to another: their roles, what was said until then, what the app passes along. */
export function handover({ kind, value }: WebhookEvent, now: number): Picture {
	const whole = new Piece(value);
	const [, type = ""] = kind.split(".");
	tellFrame(whole, type, now);
	const control = whole.piece(type);
	const before =
		word(control, "previous_owner_app_role", ownerRoles) ??
		word(control, "previous_owner_role", ownerRoles);
	const after =
		word(control, "new_owner_app_role", ownerRoles) ??
		word(control, "new_owner_role", ownerRoles);
	const from = control.text("previous_owner_app_id");
	const to = control.text("new_owner_app_id");
	const context = control.piece("conversation_context");
	context.as("type", (said) => said === "summary" || undefined);
	return {
		outcome: change(before, after),
		body: [
			...labelled(safe`so far`, context.piece("summary").text("text")),
			...labelled(safe`metadata`, control.text("metadata")),
			...whole.rest(),
		],
		small: [named("from app", from), named("to app", to)],
	};
}

/** Whose conversation it is stands on the headline. */
function tellFrame(whole: Piece, type: string, now: number): void {
	whole.as("messaging_product", (value) => value === "whatsapp" || undefined);
	whole.as("type", (value) => value === type || undefined);
	whole.time("timestamp", now);
	const sender = whole.piece("sender");
	phone(sender, "phone_number");
	sender.text("user_id");
	const recipient = whole.piece("recipient");
	recipient.text("phone_number_id");
	phone(recipient, "display_phone_number");
}

import type { WebhookEvent } from "../../webhook/event.ts";
import { ownerRoles } from "../../webhook/meanings/conversations.ts";
import { type Safe, safe, vouch } from "../safe.ts";
import { soFar } from "./conversation-context.ts";
import { named, type Picture } from "./picture.ts";
import { Piece } from "./piece.ts";
import { id, labelled, phone, userId } from "./told.ts";
import { change, sentence, type Word, word } from "./word.ts";

/** A conversation that went from one app to another: their roles, what was said until then, what the app passes along. */
export function handover({ kind, value }: WebhookEvent, now: number): Picture {
	const whole = new Piece(value);
	const [, type = ""] = kind.split(".");
	tellFrame(whole, type, now);
	const control = whole.piece(type);
	const before = owner(control, "previous_owner");
	const after = owner(control, "new_owner");
	const from = control.text("previous_owner_app_id");
	const to = control.text("new_owner_app_id");
	return {
		outcome: change(before, after),
		body: [
			...sentence(movement(before, after)),
			...soFar(control.piece("conversation_context")),
			...labelled(safe`metadata`, control.text("metadata")),
			...whole.rest(),
		],
		small: [named("from app", from), named("to app", to)],
	};
}

/** Who had the conversation, and who has it now. */
function movement(before?: Word, after?: Word): Safe | undefined {
	if (after === undefined) return undefined;
	const from = before ? safe` from ${vouch(before.says)}` : safe``;
	return safe`The conversation went${from} to ${vouch(after.says)}.`;
}

/** What an app is, and what it does in the conversation: `meta_business_agent as ai_agent`. */
function owner(control: Piece, name: string): Word | undefined {
	const app = word(control, `${name}_app_role`, ownerRoles);
	const role = word(control, `${name}_role`, ownerRoles);
	return app && role
		? { ...app, text: safe`${app.text} as ${role.text}` }
		: (app ?? role);
}

/** Whose conversation it is stands on the headline. */
function tellFrame(whole: Piece, type: string, now: number): void {
	whole.as("messaging_product", (value) => value === "whatsapp" || undefined);
	whole.as("type", (value) => value === type || undefined);
	whole.time("timestamp", now);
	const sender = whole.piece("sender");
	phone(sender, "phone_number");
	userId(sender, "user_id");
	const recipient = whole.piece("recipient");
	id(recipient, "phone_number_id");
	phone(recipient, "display_phone_number");
}

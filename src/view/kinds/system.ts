import type { WebhookEvent } from "../../webhook/event.ts";
import { address } from "../identity.ts";
import { type Safe, safe } from "../safe.ts";
import { named, type Picture, passage, plainly } from "./picture.ts";
import type { Piece } from "./piece.ts";

/** What changed about a customer: number, user id or identity, from what to what. */
export function system(message: Piece, { party }: WebhookEvent): Picture {
	const change = message.piece("system");
	const type = change.text("type");
	const words = change.text("body");
	const phone = change.text("new_wa_id") ?? change.text("wa_id");
	const userId = change.text("user_id");
	change.skip("parent_user_id", "customer");
	const small = [named("identity hash", change.text("identity"))];

	if (type === "customer_identity_changed") {
		return { body: [plainly(identity), ...passage(words)], small };
	}
	const isUserId = type === "user_changed_user_id";
	const from = address(
		isUserId ? { userId: party?.userId ?? "" } : { phone: party?.phone ?? "" },
	);
	const to = address(
		isUserId ? { userId: userId ?? "" } : { phone: phone ?? "" },
	);
	if (to === undefined) {
		return { body: passage(words), small: [...small, named("type", type)] };
	}
	const what = isUserId ? safe`user id` : safe`number`;
	return {
		body: [plainly(safe`changed their ${what}${path(from, to)}`)],
		small: [isUserId ? undefined : named("user id", userId), ...small],
	};
}

function path(from: Safe | undefined, to: Safe): Safe {
	return from === undefined || from === to
		? safe` to ${to}`
		: safe` from ${from} to ${to}`;
}

const identity = safe`their identity key changed: a new phone or installation, or somebody else has the number now`;

import type { WebhookEvent } from "../../webhook/event.ts";
import { type Safe, safe } from "../safe.ts";
import { named, type Picture } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { type Deadline, deadline } from "./when.ts";
import { sentence } from "./word.ts";

/** An answer to a request to call: whether the business may, and for how long. */
export function callPermission(
	message: Piece,
	_event: WebhookEvent,
	now: number,
): Picture {
	const reply = message
		.piece("interactive")
		.skip("type")
		.piece("call_permission_reply");
	const response = reply.text("response");
	const isPermanent = reply.flag("is_permanent");
	const end = reply.as("expiration_timestamp", (time) => deadline(time, now));
	const source = reply.text("response_source");
	const remarks = [
		source === "automatic" ? safe`answered by itself, not by a tap` : undefined,
	];
	const small = [
		source === "automatic" || source === "user_action"
			? undefined
			: named("answered by", source),
	];
	if (response === "reject") {
		return { body: sentence(safe`rejected: you may not call`), remarks, small };
	}
	if (response !== "accept") {
		return { small: [named("response", response), ...small], remarks };
	}
	return { body: sentence(permission(isPermanent, end)), remarks, small };
}

function permission(isPermanent = false, end?: Deadline): Safe {
	if (isPermanent) return safe`accepted: you may call until they take it back`;
	if (end === undefined) return safe`accepted: you may call`;
	return end.isOver
		? safe`accepted, but that has expired: ${end.at}`
		: safe`accepted: you may call until ${end.at}`;
}

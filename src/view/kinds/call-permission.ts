import type { WebhookEvent } from "../../webhook/event.ts";
import { safe } from "../safe.ts";
import { named, type Picture } from "./picture.ts";
import type { Piece } from "./piece.ts";
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
	const until = reply.time("expiration_timestamp", now);
	const source = reply.text("response_source");
	const small = [
		source === "automatic" ? "answered by itself, not by a tap" : undefined,
		source === "automatic" || source === "user_action"
			? undefined
			: named("answered by", source),
	];
	if (response === "reject") {
		return { body: sentence(safe`rejected: you may not call`), small };
	}
	if (response !== "accept") {
		return { small: [named("response", response), ...small] };
	}
	const span = isPermanent
		? safe` until they take it back`
		: until
			? safe` until ${until}`
			: safe``;
	return { body: sentence(safe`accepted: you may call${span}`), small };
}

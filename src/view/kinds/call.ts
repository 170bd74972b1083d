import type { WebhookEvent } from "../../webhook/event.ts";
import { looseName } from "../../webhook/loose.ts";
import { callDirections, callResults } from "../../webhook/meanings/calling.ts";
import { byteCount } from "../quantities.ts";
import { join, type Safe, safe, vouch } from "../safe.ts";
import { errorsOf, failures } from "./errors.ts";
import { named, type Picture } from "./picture.ts";
import { Piece } from "./piece.ts";
import { hostOf } from "./read.ts";
import { figure, tellAddresses, tellId } from "./told.ts";
import { meaning, word } from "./word.ts";

/** A call: which way, for how long, how it ended, what was offered; where its recording and its transcript are. */
export function call(event: WebhookEvent, now: number): Picture {
	const piece = new Piece(event.value);
	tellHeadline(piece, event, now);
	const offer = sdp(piece);
	const direction = word(piece, "direction", callDirections)?.says ?? offer.way;
	const result = word(piece, "status", callResults);
	const seconds = piece.number("duration");
	const facts = [
		direction ? vouch(direction) : undefined,
		seconds === undefined ? undefined : safe`${figure(seconds)} s`,
	].filter((each) => each !== undefined);
	const started = piece.time("start_time", now);
	piece.time("end_time", now);
	const files = [
		...file(piece.piece("call_recording"), "audio", "recording"),
		...file(piece.piece("call_transcript"), "document", "transcript"),
	];
	const data = [
		named("callback data", piece.text("biz_opaque_callback_data")),
		named("deep link data", piece.text("deeplink_payload")),
		named("button data", piece.text("cta_payload")),
	];
	return {
		outcome: result,
		facts: facts.length > 0 ? [join(facts, safe`, `)] : [],
		body: [...meaning(result), ...failures(errorsOf(piece)), ...piece.rest()],
		remarks: [offer.said, started && safe`started ${started}`],
		small: [...files, ...data],
		hint:
			event.kind === "call.connect" && direction === "incoming"
				? ringing
				: undefined,
	};
}

/** Who called whom and when is on the headline, and the event in the kind. */
function tellHeadline(piece: Piece, { kind }: WebhookEvent, now: number): void {
	tellId(piece, "id");
	tellAddresses(piece, ...people);
	piece.time("timestamp", now);
	const isKind = (value: unknown) =>
		`call.${looseName(value)?.replace(/^call_/, "")}` === kind || undefined;
	piece.as("event", isKind);
	piece.as("status", isKind);
	piece.as("type", (value) => value === "call" || undefined);
}

/** `SDP offer, 1.2 kB`: what stands in it is long, and for the media stack alone. Whoever calls makes the offer. */
function sdp(piece: Piece): {
	said: Safe | undefined;
	way: string | undefined;
} {
	const session = piece.piece("session");
	const type = session.as("sdp_type", (value) =>
		value === "offer" || value === "answer" ? value : undefined,
	);
	const way = type && (type === "offer" ? "incoming" : "outgoing");
	const text =
		session.text("sdp") ??
		piece.piece("connection").piece("webrtc").text("sdp") ??
		piece.text("sdp");
	const name = type ? safe`SDP ${vouch(type)}` : safe`SDP`;
	if (text === undefined) {
		return { said: type && safe`${name}, nothing in it`, way };
	}
	return { said: safe`${name}, ${byteCount(Buffer.byteLength(text))}`, way };
}

function file(
	piece: Piece,
	type: string,
	name: string,
): (string | undefined)[] {
	piece.as("type", (value) => value === type || undefined);
	const media = piece.piece(type);
	const id = media.text("id");
	// It lives for five minutes; the id gives a new one.
	const url = media.as("url", (value) =>
		typeof value === "string" && /^https:\/\/\S+$/.test(value)
			? value
			: undefined,
	);
	media.text("sha256");
	return [
		named(`${name} media id`, id),
		media.text("mime_type"),
		url && (id ? `url at ${hostOf(url)}` : named(`${name} link`, url)),
	];
}

const people = [
	"from",
	"from_user_id",
	"from_parent_user_id",
	"to",
	"to_user_id",
	"to_parent_user_id",
	"recipient_id",
	"recipient_user_id",
	"recipient_parent_user_id",
] as const;

const ringing = safe`an incoming call ends by itself unless it is accepted within 30 to 60 seconds`;

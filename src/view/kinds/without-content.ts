import type { WebhookEvent } from "../../webhook/event.ts";
import { looseName } from "../../webhook/loose.ts";
import { type Safe, safe, vouch } from "../safe.ts";
import type { Picture } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { at } from "./read.ts";
import { sentence } from "./word.ts";

/** A chat that was opened, before anything is written. */
export function welcome(message: Piece): Picture {
	message.skip("request_welcome");
	return {
		body: sentence(
			safe`opened the chat for the first time and has written nothing yet`,
		),
	};
}

/** A message that was deleted for everyone. */
export function revoked(message: Piece): Picture {
	const id = message.piece("revoke").text("original_message_id");
	return {
		body: sentence(safe`deleted for everyone`),
		about: { how: safe`original`, id },
	};
}

/** A message that the API does not pass on; newer versions say what it was. */
export function unsupported(message: Piece): Picture {
	const type = message.piece("unsupported").as("type", looseName);
	return {
		body: sentence(safe`${nameOf(type)}, which the API does not pass on`),
	};
}

/** A message of the type `unknown`, or of none. */
export function unknown(message: Piece, { value }: WebhookEvent): Picture {
	const type = at(value, "type");
	if (looseName(type) === "unknown") return unsupported(message);
	message.as("type", looseName);
	return {
		body: sentence(
			(type ?? "") === ""
				? safe`a message without a type`
				: safe`a message of no usable type`,
		),
	};
}

/** A file in earlier chats. */
export function placeholder(): Picture {
	return {
		body: sentence(
			safe`a file; it comes by itself if it is less than 14 days old`,
		),
	};
}

function nameOf(type: string | undefined): Safe {
	if (type === undefined || type === "unknown") return safe`something`;
	return names.get(type) ?? safe`something of type ${vouch(type)}`;
}

const names: ReadonlyMap<string, Safe> = new Map([
	["edit", safe`an edit of an earlier message`],
	["revoke", safe`the deletion of an earlier message`],
	["poll", safe`a poll`],
	["poll_creation", safe`a poll`],
	["poll_update", safe`a vote in a poll`],
	["event", safe`an event`],
	["list", safe`a list`],
	["button", safe`a message with buttons`],
	["ephemeral", safe`a disappearing message`],
	["live_location", safe`a live location`],
	["video_note", safe`a video note`],
]);

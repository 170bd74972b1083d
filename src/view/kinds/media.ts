import type { WebhookEvent } from "../../webhook/event.ts";
import { byteCount } from "../quantities.ts";
import { safe } from "../safe.ts";
import { named, type Picture, passage } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { webAddress } from "./read.ts";

/** A picture, video, sound, document or sticker: its name and caption, then what is needed to fetch it. */
export function file(message: Piece, { kind }: WebhookEvent): Picture {
	const [, type = ""] = kind.split(".");
	const media = message.piece(type);
	const id = media.text("id");
	const bytes = media.number("file_size");
	const url = media.as("url", webAddress);
	return {
		body: [
			...passage(media.text("filename")),
			...passage(media.text("caption")),
		],
		small: [
			media.flag("voice") ? "voice note" : undefined,
			media.flag("animated") ? "animated" : undefined,
			named("media id", id),
			media.text("mime_type"),
			bytes === undefined ? undefined : byteCount(bytes),
			beginning(media.text("sha256")),
			named("link", media.text("link") ?? (id === undefined ? url : undefined)),
		],
		hint: id === undefined ? undefined : download,
	};
}

/** Enough of a digest to compare it with another. */
function beginning(digest: string | undefined): string | undefined {
	if (digest === undefined) return undefined;
	return /^[\w+/-]{43}=?$/.test(digest)
		? `sha256:${digest.slice(0, 8)}...`
		: `sha256:${digest}`;
}

const download = safe`to download, GET /<media id> at graph.facebook.com, then the url it gives, both with your access token as bearer; the url lasts 5 minutes, the id 7 days`;

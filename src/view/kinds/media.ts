import type { WebhookEvent } from "../../webhook/event.ts";
import { byteCount } from "../quantities.ts";
import { safe } from "../safe.ts";
import { named, type Picture, passage } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { hostOf, webAddress } from "./read.ts";

/** A picture, video, sound, document or sticker: its name and caption, then what is needed to fetch it. */
export function file(message: Piece, { kind }: WebhookEvent): Picture {
	const [, type = ""] = kind.split(".");
	const media = message.piece(type);
	const id = media.text("id");
	const bytes = media.number("file_size");
	const url = media.as("url", webAddress);
	const isOfMeta = isMetas(url);
	media.as("sha256", digest);
	return {
		body: [
			...passage(media.text("filename")),
			...passage(media.text("caption")),
		],
		remarks: [
			media.flag("voice") ? safe`voice note` : undefined,
			media.flag("animated") ? safe`animated` : undefined,
		],
		small: [
			named("media id", id),
			media.text("mime_type"),
			bytes === undefined ? undefined : byteCount(bytes),
			id && url && !isOfMeta ? `url at ${hostOf(url)}` : undefined,
			named("link", media.text("link") ?? (id ? undefined : url)),
		],
		hint: id === undefined ? undefined : isOfMeta ? downloadFromUrl : download,
		inPayload: isOfMeta ? safe`the url` : undefined,
	};
}

/** A SHA-256, which is for machines to compare; anything else is left for the tree. */
function digest(value: unknown): string | undefined {
	const isDigest = typeof value === "string" && /^[\w+/-]{43}=?$/.test(value);
	return isDigest ? value : undefined;
}

/** Nobody else is to be sent an access token. */
function isMetas(url = ""): boolean {
	return url.startsWith("https://lookaside.fbsbx.com/");
}

const downloadFromUrl = safe`to download, GET the url with your access token as bearer within 5 minutes, or wa-hook media get <media id> for 7 days`;
const download = safe`to download: wa-hook media get <media id>, for 7 days`;

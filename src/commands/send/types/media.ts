import { mediaMessage } from "../../../webhook/send/media.ts";
import type { MediaKind } from "../../../webhook/send/media-types.ts";
import { localName } from "../flags.ts";
import type { Flag, MessageType } from "../message-type.ts";

const caption: Flag = ["--caption <text>", "a text below it"];

/** `send image`, `video`, `audio`, `document` and `sticker` */
export const mediaTypes: readonly MessageType[] = [
	mediaType(
		"image",
		"a JPEG or PNG of up to 5 MB",
		[caption],
		[
			"image photo.jpg --caption 'The red one'",
			"image https://shop.example/red.jpg",
			"image 1166846181421424",
		],
	),
	mediaType(
		"video",
		"an MP4 or 3GP of up to 16 MB",
		[caption],
		["video tour.mp4 --caption 'Our shop'"],
	),
	mediaType(
		"audio",
		"a sound of up to 16 MB: AAC, AMR, MP3, M4A, Ogg with Opus",
		[["--voice", "show it as a voice note (Ogg with Opus)"]],
		["audio song.mp3", "audio hello.ogg --voice"],
	),
	mediaType(
		"document",
		"any file of up to 100 MB",
		[
			caption,
			[
				"--filename <name>",
				"what it is called on the phone (default: as it is called here)",
			],
		],
		["document invoice.pdf --caption 'For October'"],
	),
	mediaType(
		"sticker",
		"a WebP of up to 100 KB, moving 500 KB",
		[],
		["sticker wave.webp"],
	),
];

function mediaType(
	kind: MediaKind,
	summary: string,
	flags: readonly Flag[],
	examples: readonly string[],
): MessageType {
	return {
		name: kind,
		summary,
		words: [
			[
				"<file>",
				"a file, which is uploaded; an https:// address; or the id of an upload",
			],
		],
		flags,
		examples,
		build({ words: [file = ""], options, media }) {
			const { caption, voice } = options;
			const filename =
				kind === "document" ? (options.filename ?? localName(file)) : undefined;
			return mediaMessage(kind, media(file, kind), {
				caption,
				voice,
				filename,
			});
		},
	};
}

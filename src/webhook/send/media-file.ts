import { typeOfBytes } from "./media-bytes.ts";
import { accepted, type MediaKind, mimeOfName } from "./media-types.ts";

/** A file on its way to Meta. */
export interface MediaFile {
	readonly name: string;
	/** Its first bytes, `headBytes` of them if it has so many. */
	readonly head: Uint8Array;
	/** In bytes. */
	readonly size: number;
}

/** The MIME type to send a file under: what its bytes say, else its name, else that it is just bytes. */
export function mimeOfFile({ name, head }: MediaFile): string {
	const said = typeOfBytes(head)?.mime ?? mimeOfName(name);
	return said ?? "application/octet-stream";
}

/** What Meta would refuse in a file of a kind, a sentence each; nothing in a good one. */
export function fileProblems(
	file: MediaFile,
	kind: MediaKind,
): readonly string[] {
	return [wrongContent(file, kind), wrongSize(file, kind)].filter(
		(problem) => problem !== undefined,
	);
}

function wrongContent(file: MediaFile, kind: MediaKind): string | undefined {
	if (kind === "document") return undefined;
	const mime = mimeOfFile(file);
	const types = accepted[kind];
	if (!types.includes(mime)) {
		return `is ${mime}; ${articles[kind]} is ${types.join(", ").replace(/, (?=[^,]*$)/, " or ")}`;
	}
	const type = typeOfBytes(file.head);
	if (type === undefined && marked.has(kind) && file.size > 0) {
		return `is called like ${articles[kind]}, but doesn't begin as one`;
	}
	return type?.isOpus === false
		? "is Ogg without Opus; Meta takes Ogg only with Opus"
		: undefined;
}

/** The kinds whose every type has a mark at its beginning; an MP3 may begin with anything. */
const marked: ReadonlySet<MediaKind> = new Set<MediaKind>(["image", "sticker"]);

function wrongSize(file: MediaFile, kind: MediaKind): string | undefined {
	if (file.size === 0) return "is empty";
	const isMoving = kind === "sticker" && isAnimated(file);
	const most = isMoving ? animatedSticker : sizes[kind];
	if (file.size <= most) return undefined;
	const what = isMoving ? "an animated sticker" : articles[kind];
	const size = `has ${file.size.toLocaleString("en")} bytes`;
	return `${size}; ${what} has ${most.toLocaleString("en")} at most`;
}

function isAnimated({ head }: MediaFile): boolean {
	return typeOfBytes(head)?.isAnimated === true;
}

/*
 * Meta's documents don't say whether a MB is 1000 or 1024 KB; the larger reading holds back nothing that Meta would take.
 */
const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

const sizes: Readonly<Record<MediaKind, number>> = {
	image: 5 * megabyte,
	video: 16 * megabyte,
	audio: 16 * megabyte,
	document: 100 * megabyte,
	sticker: 100 * kilobyte,
};
const animatedSticker = 500 * kilobyte;

/** Above this a phone shows a voice note with an arrow to download it, not with the picture of who sent it. */
export const voiceNoteBytes = 512 * kilobyte;

const articles: Readonly<Record<MediaKind, string>> = {
	image: "an image",
	video: "a video",
	audio: "a sound",
	document: "a document",
	sticker: "a sticker",
};

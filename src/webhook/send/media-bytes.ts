/** What the beginning of a file says that it is. */
export interface FileType {
	readonly mime: string;
	/** Of a WebP picture: whether it moves. */
	readonly isAnimated?: boolean;
	/** Of an Ogg file: whether the sound in it is Opus, the one that Meta takes. */
	readonly isOpus?: boolean;
}

/** How much of a file `typeOfBytes` wants to see. */
export const headBytes = 64;

/** Tells what a file is by its first bytes; undefined for what has no mark of its own, as text, and what isn't in the table, as Word's. */
export function typeOfBytes(head: Uint8Array): FileType | undefined {
	// One character a byte, so that marks can be looked for as in a text.
	const text = Buffer.from(head.subarray(0, headBytes)).toString("latin1");
	const [, mime] = marks.find(([mark]) => mark.test(text)) ?? [];
	if (mime === "image/webp") return { mime, isAnimated: isAnimated(text) };
	if (mime === "audio/ogg") return { mime, isOpus: /OpusHead/.test(text) };
	return mime === undefined ? undefined : { mime };
}

/** The flags of an extended WebP stand behind the name of its first chunk and its length; the second bit is for animation. */
function isAnimated(text: string): boolean {
	return text.startsWith("VP8X", 12) && (text.charCodeAt(20) & 0x02) !== 0;
}

const marks: readonly (readonly [RegExp, string])[] = [
	[/^\xff\xd8\xff/, "image/jpeg"],
	[/^\x89PNG\r\n/, "image/png"],
	[/^GIF8[79]a/, "image/gif"],
	[/^RIFF.{4}WEBP/s, "image/webp"],
	[/^RIFF.{4}WAVE/s, "audio/wav"],
	[/^.{4}ftyp(?:M4A|M4B)/s, "audio/mp4"],
	[/^.{4}ftyp3g/s, "video/3gpp"],
	[/^.{4}ftypqt/s, "video/quicktime"],
	[/^.{4}ftyp(?:hei|hev|mif1|msf1)/s, "image/heic"],
	[/^.{4}ftypavi[fs]/s, "image/avif"],
	[/^.{4}ftyp/s, "video/mp4"],
	[/^.E\xdf\xa3/s, "video/webm"],
	[/^#!AMR/, "audio/amr"],
	[/^OggS/, "audio/ogg"],
	[/^ID3/, "audio/mpeg"],
	// The layer, two bits behind the sync word, is 0 in AAC and 1 in MP3.
	[/^\xff[\xf0\xf1\xf8\xf9]/, "audio/aac"],
	[/^\xff[\xe2\xe3\xf2\xf3\xfa\xfb]/, "audio/mpeg"],
	[/^%PDF-/, "application/pdf"],
];

import { describe, expect, it } from "vitest";
import { typeOfBytes } from "../../../src/webhook/send/media-bytes.ts";
import {
	fileProblems,
	mimeOfFile,
} from "../../../src/webhook/send/media-file.ts";
import {
	kindOfMime,
	mimeOfName,
} from "../../../src/webhook/send/media-types.ts";

function latin1(text: string): Uint8Array {
	return Buffer.from(text, "latin1");
}

const jpeg = latin1("\xff\xd8\xff\xe0\0\x10JFIF");
const still = latin1("RIFF\x24\0\0\0WEBPVP8 ");
const moving = latin1("RIFF\x24\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0");
const opus = latin1(`OggS\0\x02${"\0".repeat(22)}OpusHead`);
const vorbis = latin1(`OggS\0\x02${"\0".repeat(22)}\x01vorbis`);

describe("the first bytes", () => {
	it.each([
		["JPEG", jpeg, { mime: "image/jpeg" }],
		["PNG", latin1("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), { mime: "image/png" }],
		["GIF", latin1("GIF89a"), { mime: "image/gif" }],
		["WebP", still, { mime: "image/webp", isAnimated: false }],
		[
			"extended WebP that stands still",
			latin1("RIFF\x24\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0"),
			{ mime: "image/webp", isAnimated: false },
		],
		["WebP that moves", moving, { mime: "image/webp", isAnimated: true }],
		["WAV", latin1("RIFF\x24\0\0\0WAVEfmt "), { mime: "audio/wav" }],
		["MP4", latin1("\0\0\0\x18ftypmp42"), { mime: "video/mp4" }],
		[
			"MP4 by another brand",
			latin1("\0\0\0\x0aftypisom"),
			{ mime: "video/mp4" },
		],
		["M4A", latin1("\0\0\0\x18ftypM4A "), { mime: "audio/mp4" }],
		["3GP", latin1("\0\0\0\x18ftyp3gp5"), { mime: "video/3gpp" }],
		["QuickTime", latin1("\0\0\0\x14ftypqt  "), { mime: "video/quicktime" }],
		["HEIC", latin1("\0\0\0\x18ftypheic"), { mime: "image/heic" }],
		["AVIF", latin1("\0\0\0\x18ftypavif"), { mime: "image/avif" }],
		["WebM", latin1("\x1aE\xdf\xa3"), { mime: "video/webm" }],
		["AMR", latin1("#!AMR\n"), { mime: "audio/amr" }],
		["AAC", latin1("\xff\xf1\x50\x80"), { mime: "audio/aac" }],
		["MP3 with tags", latin1("ID3\x04"), { mime: "audio/mpeg" }],
		["MP3", latin1("\xff\xfb\x90\x64"), { mime: "audio/mpeg" }],
		["Ogg with Opus", opus, { mime: "audio/ogg", isOpus: true }],
		["Ogg with Vorbis", vorbis, { mime: "audio/ogg", isOpus: false }],
		["PDF", latin1("%PDF-1.7"), { mime: "application/pdf" }],
		["text", latin1("Hello"), undefined],
		["nothing", latin1(""), undefined],
	])("of %s", (_name, head, type) => {
		expect(typeOfBytes(head)).toEqual(type);
	});
});

it.each([
	["a.JPG", "image/jpeg"],
	["a.b.opus", "audio/ogg"],
	[
		"report.docx",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	],
	["a", undefined],
	["a.constructor", undefined],
	["a.xyz", undefined],
])("%s is %s by its name", (name, mime) => {
	expect(mimeOfName(name)).toBe(mime);
});

it.each([
	["image/png", "image"],
	["video/3gpp", "video"],
	["audio/ogg", "audio"],
	["image/webp", "sticker"],
	["image/gif", "document"],
	["application/pdf", "document"],
])("%s is sent as %s", (mime, kind) => {
	expect(kindOfMime(mime)).toBe(kind);
});

it("believes the bytes of a file before its name", () => {
	expect(mimeOfFile({ name: "a.png", head: jpeg, size: 1 })).toBe("image/jpeg");
	expect(mimeOfFile({ name: "a.csv", head: latin1("a,b"), size: 3 })).toBe(
		"text/csv",
	);
	expect(mimeOfFile({ name: "a", head: latin1("a,b"), size: 3 })).toBe(
		"application/octet-stream",
	);
});

describe("a file", () => {
	const mp4 = latin1("\0\0\0\x18ftypmp42");
	const pdf = latin1("%PDF-1.7");

	it.each([
		["image", jpeg, 5_242_880, "an image"],
		["video", mp4, 16_777_216, "a video"],
		["audio", opus, 16_777_216, "a sound"],
		["document", pdf, 104_857_600, "a document"],
		["sticker", still, 102_400, "a sticker"],
		["sticker", moving, 512_000, "an animated sticker"],
	] as const)("as %s", (kind, head, most, what) => {
		const problems = (size: number) =>
			fileProblems({ name: "a", head, size }, kind);
		const written = (bytes: number) => bytes.toLocaleString("en");
		expect(problems(most)).toEqual([]);
		expect(problems(most + 1)).toEqual([
			`has ${written(most + 1)} bytes; ${what} has ${written(most)} at most`,
		]);
	});

	it.each([
		[
			"image",
			"a.gif",
			latin1("GIF89a"),
			"is image/gif; an image is image/jpeg or image/png",
		],
		[
			"image",
			"a.jpg",
			still,
			"is image/webp; an image is image/jpeg or image/png",
		],
		["sticker", "a.webp", jpeg, "is image/jpeg; a sticker is image/webp"],
		[
			"video",
			"a.mov",
			latin1("\0\0\0\x14ftypqt  "),
			"is video/quicktime; a video is video/mp4 or video/3gpp",
		],
		[
			"audio",
			"a.ogg",
			vorbis,
			"is Ogg without Opus; Meta takes Ogg only with Opus",
		],
		["document", "a.txt", latin1(""), "is empty"],
		["image", "a.png", latin1(""), "is empty"],
		[
			"image",
			"a.jpg",
			latin1("<html>"),
			"is called like an image, but doesn't begin as one",
		],
	] as const)("as %s can't be %s", (kind, name, head, problem) => {
		const size = head.length;
		expect(fileProblems({ name, head, size }, kind)).toEqual([problem]);
	});

	it("tells both what it is and how big", () => {
		expect(
			fileProblems(
				{ name: "a.gif", head: latin1("GIF89a"), size: 6e6 },
				"image",
			),
		).toHaveLength(2);
	});
});

/** The types of messages that are a file. */
export const mediaKinds = [
	"image",
	"video",
	"audio",
	"document",
	"sticker",
] as const;

/** The types of messages that are a file. */
export type MediaKind = (typeof mediaKinds)[number];

/** The MIME type by the ending of a file's name; undefined for endings that are not in the table, and for none. */
export function mimeOfName(fileName: string): string | undefined {
	const [, ending = ""] = /\.([A-Za-z0-9]{1,5})$/.exec(fileName) ?? [];
	const known = ending.toLowerCase();
	return Object.hasOwn(mimes, known) ? mimes[known] : undefined;
}

/** The usual ending of a file of a MIME type, in letters and digits; `bin` for types that are not in the table. */
export function endingOfMime(mime: string): string {
	const [type = ""] = mime.toLowerCase().split(";");
	const endings = Object.keys(mimes).filter(
		(ending) => mimes[ending] === type.trim(),
	);
	return (
		endings.find((ending) => usual.includes(ending)) ?? endings[0] ?? "bin"
	);
}

/** Of types with several endings, those that people use. */
const usual = ["jpg", "ogg"];

/** As which kind of message a file is sent unless another is asked for. */
export function kindOfMime(mime: string): MediaKind {
	return pickyKinds.find((kind) => accepted[kind].includes(mime)) ?? "document";
}

const pickyKinds = ["image", "video", "audio", "sticker"] as const;

/** What Meta's documents take as each kind; as a document any file. */
export const accepted: Readonly<
	Record<(typeof pickyKinds)[number], readonly string[]>
> = {
	image: ["image/jpeg", "image/png"],
	video: ["video/mp4", "video/3gpp"],
	audio: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
	sticker: ["image/webp"],
};

const office = "application/vnd.openxmlformats-officedocument";

const mimes: Readonly<Record<string, string>> = {
	"3gp": "video/3gpp",
	aac: "audio/aac",
	amr: "audio/amr",
	csv: "text/csv",
	doc: "application/msword",
	docx: `${office}.wordprocessingml.document`,
	gif: "image/gif",
	heic: "image/heic",
	jpeg: "image/jpeg",
	jpg: "image/jpeg",
	json: "application/json",
	m4a: "audio/mp4",
	mov: "video/quicktime",
	mp3: "audio/mpeg",
	mp4: "video/mp4",
	oga: "audio/ogg",
	ogg: "audio/ogg",
	opus: "audio/ogg",
	pdf: "application/pdf",
	png: "image/png",
	ppt: "application/vnd.ms-powerpoint",
	pptx: `${office}.presentationml.presentation`,
	txt: "text/plain",
	vcf: "text/vcard",
	wav: "audio/wav",
	webm: "video/webm",
	webp: "image/webp",
	xls: "application/vnd.ms-excel",
	xlsx: `${office}.spreadsheetml.sheet`,
	zip: "application/zip",
};

/** The id of a message, a call or a group, which is base64 over the counterpart's number and an id of WhatsApp's. */
export const messageIdPattern =
	/\bwa[mc]id\.[A-Za-z0-9+/_-]+={0,2}|\bHBg[A-Za-z0-9+/_-]{24,}={0,2}/;

/** What the parts of an id become. */
export interface IdParts {
	/** The counterpart's number, in digits. */
	phone(digits: string): string;
	/** WhatsApp's own id; or all of one that somebody made up. */
	text(text: string): string;
	/** So many bytes of an id that doesn't say what its parts are. */
	bytes(size: number): Buffer;
}

/** Another id of the same make. */
export function otherMessageId(id: string, other: IdParts): string {
	return createOther(id)(other);
}

/** Makes other ids of the same make; what they are made of is found out once. */
export function createOther(id: string): (other: IdParts) => string {
	const [prefix = ""] = /^(?:wa[mc]id\.)?/.exec(id) ?? [];
	const inside = id.slice(prefix.length);
	const bytes = Buffer.from(inside, "base64");
	// What is too short, or not base64, is an id that somebody made up.
	if (bytes.length < 8 || !isBase64(inside)) {
		return (other) => prefix + other.text(inside);
	}
	const parts = partsOf(bytes) ?? [
		bytes.subarray(0, 3),
		{ is: "unknown", size: bytes.length - 3 },
	];
	const inAlphabet = alphabetOf(inside);
	return (other) =>
		prefix +
		inAlphabet(Buffer.concat(parts.map((part) => otherPart(part, other))));
}

function isBase64(text: string): boolean {
	return text.replace(/=+$/, "").length % 4 !== 1;
}

/** A part of an id: bytes that stay, a field that says what it is, or bytes that don't. */
type Part =
	| Buffer
	| { readonly is: "phone" | "text"; readonly field: string }
	| { readonly is: "unknown"; readonly size: number };

function otherPart(part: Part, other: IdParts): Buffer {
	if (Buffer.isBuffer(part)) return part;
	if (part.is === "unknown") return other.bytes(part.size);
	const made = other[part.is](part.field);
	return Buffer.from(
		`${String.fromCharCode(0x18, made.length)}${made}`,
		"latin1",
	);
}

/**
 * Finds the fields of an id: each is a byte 0x18, its length, and so many characters; first the number, then the id. Undefined
 * where they are not found, as in older ids, which hold the number in half bytes.
 */
function partsOf(bytes: Buffer): readonly Part[] | undefined {
	const parts: Part[] = [];
	let fields = 0;
	let framed = 0;
	let framing = 0;
	const frame = (end: number) => {
		if (end > framed) parts.push(bytes.subarray(framed, end));
		framing += end - framed;
	};
	for (let at = 0; at < bytes.length; ) {
		const length = bytes[at] === 0x18 ? (bytes[at + 1] ?? 0) : 0;
		const field = bytes.toString("latin1", at + 2, at + 2 + length);
		if (length >= 6 && field.length === length && /^[\w.-]+$/.test(field)) {
			frame(at);
			parts.push({ is: /^\d{7,15}$/.test(field) ? "phone" : "text", field });
			fields += 1;
			at += 2 + length;
			framed = at;
		} else at += 1;
	}
	frame(bytes.length);
	return fields > 0 && framing <= mostFraming ? parts : undefined;
}

// 1C, 15 02 00 12, 00 in those of messages; anything more may be part of what identifies.
const mostFraming = 8;

function alphabetOf(model: string): (bytes: Buffer) => string {
	const isPadded = model.endsWith("=");
	const isForUrls = /[-_]/.test(model);
	return (bytes) => {
		const text = bytes.toString("base64");
		const padded = isPadded ? text : text.replace(/=+$/, "");
		return isForUrls
			? padded.replaceAll("+", "-").replaceAll("/", "_")
			: padded;
	};
}

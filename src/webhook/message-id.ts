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
	const [prefix = ""] = /^(?:wa[mc]id\.)?/.exec(id) ?? [];
	const inside = id.slice(prefix.length);
	const bytes = Buffer.from(inside, "base64");
	// What is too short, or not base64, is an id that somebody made up.
	if (bytes.length < 8 || !isBase64(inside)) {
		return prefix + other.text(inside);
	}
	const others =
		withOtherFields(bytes, other) ??
		Buffer.concat([bytes.subarray(0, 3), other.bytes(bytes.length - 3)]);
	return prefix + inAlphabetOf(inside, others);
}

function isBase64(text: string): boolean {
	return text.replace(/=+$/, "").length % 4 !== 1;
}

/**
 * Rewrites the fields of an id: each is a byte 0x18, its length, and so many characters; first the number, then the id. Undefined
 * where they are not found, as in older ids, which hold the number in half bytes.
 */
function withOtherFields(bytes: Buffer, other: IdParts): Buffer | undefined {
	const parts: Buffer[] = [];
	let fields = 0;
	let framing = 0;
	for (let at = 0; at < bytes.length; ) {
		const length = bytes[at] === 0x18 ? (bytes[at + 1] ?? 0) : 0;
		const field = bytes.toString("latin1", at + 2, at + 2 + length);
		if (length >= 6 && field.length === length && /^[\w.-]+$/.test(field)) {
			const isNumber = /^\d{7,15}$/.test(field);
			const made = isNumber ? other.phone(field) : other.text(field);
			parts.push(Buffer.from([0x18, made.length]), Buffer.from(made));
			fields += 1;
			at += 2 + length;
		} else {
			parts.push(bytes.subarray(at, at + 1));
			framing += 1;
			at += 1;
		}
	}
	const isKnown = fields > 0 && framing <= mostFraming;
	return isKnown ? Buffer.concat(parts) : undefined;
}

// 1C, 15 02 00 12, 00 in those of messages; anything more may be part of what identifies.
const mostFraming = 8;

function inAlphabetOf(model: string, bytes: Buffer): string {
	const text = bytes.toString("base64");
	const padded = model.endsWith("=") ? text : text.replace(/=+$/, "");
	return /[-_]/.test(model)
		? padded.replaceAll("+", "-").replaceAll("/", "_")
		: padded;
}

import { messageIdPattern, otherMessageId } from "./message-id.ts";

/** An id like another one, of the same length and letters, which no message has yet. A short one, made up by hand, grows. */
export function newId(
	like: string,
	randomBytes: (size: number) => Buffer,
): string {
	const text = (old: string) => newText(old, randomBytes);
	if (!isMessageId.test(like)) return text(like);
	return otherMessageId(like, {
		phone: (digits) => digits,
		text,
		bytes: randomBytes,
	});
}

const isMessageId = new RegExp(`^(?:${messageIdPattern.source})$`);

function newText(old: string, randomBytes: (size: number) => Buffer): string {
	// WhatsApp's own ids tell the kind of phone by how they begin.
	const [, start = "", rest = ""] = /^(3EB0|3A)?(.*)$/s.exec(old) ?? [];
	const model = rest.length < leastLength ? "0A".repeat(leastLength / 2) : rest;
	const alphabets = /^[0-9A-F]+$/i.test(model) ? hexadecimal : words;
	const random = randomBytes(model.length);
	let at = 0;
	const made = model.replace(/[0-9A-Za-z]/g, (character) => {
		const byte = random[at++] ?? 0;
		const alphabet =
			alphabets.find((each) => each.includes(character)) ?? character;
		return alphabet.charAt(byte % alphabet.length);
	});
	return start + made;
}

// In hexadecimal 64 bits: among millions no two are the same.
const leastLength = 16;

const digits = "0123456789";
const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const words = [digits, capitals, capitals.toLowerCase()];
const hexadecimal = [`${digits}ABCDEF`, `${digits}abcdef`];

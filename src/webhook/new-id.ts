import { createOther, messageIdPattern } from "./message-id.ts";

/** An id like another one, of the same length and letters, which no message has yet. A short one, made up by hand, grows. */
export function newId(
	like: string,
	randomBytes: (size: number) => Buffer,
): string {
	return createNewIds(like)(randomBytes);
}

/** Makes such ids; what the other one is made of is found out once. */
export function createNewIds(
	like: string,
): (randomBytes: (size: number) => Buffer) => string {
	if (!isMessageId.test(like)) return createNewTexts(like);
	const other = createOther(like);
	const makers = new Map<string, ReturnType<typeof createNewTexts>>();
	return (randomBytes) =>
		other({
			phone: (digits) => digits,
			text(old) {
				const make = makers.get(old) ?? createNewTexts(old);
				makers.set(old, make);
				return make(randomBytes);
			},
			bytes: randomBytes,
		});
}

const isMessageId = new RegExp(`^(?:${messageIdPattern.source})$`);

function createNewTexts(
	old: string,
): (randomBytes: (size: number) => Buffer) => string {
	// WhatsApp's own ids tell the kind of phone by how they begin.
	const [, start = "", rest = ""] = /^(3EB0|3A)?(.*)$/s.exec(old) ?? [];
	const model = rest.length < leastLength ? "0A".repeat(leastLength / 2) : rest;
	const alphabets = /^[0-9A-F]+$/i.test(model) ? hexadecimal : words;
	const choices = Array.from(
		model,
		(character) =>
			alphabets.find((each) => each.includes(character)) ?? character,
	);
	return (randomBytes) => {
		const random = randomBytes(choices.length);
		let made = start;
		for (const [at, choice] of choices.entries()) {
			made += choice.charAt((random[at] ?? 0) % choice.length);
		}
		return made;
	};
}

// In hexadecimal 64 bits: among millions no two are the same.
const leastLength = 16;

const digits = "0123456789";
const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const words = [digits, capitals, capitals.toLowerCase()];
const hexadecimal = [`${digits}ABCDEF`, `${digits}abcdef`];

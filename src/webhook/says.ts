import type { Party, WebhookEvent } from "./event.ts";
import { isLooseObject } from "./loose.ts";

/** A text as texts are compared: composed, without the difference between capital and small letters of any script. */
export function folded(text: string): string {
	if (ascii.test(text)) return text.toLowerCase();
	return (
		text
			.normalize("NFC")
			// Capitals first, so that ß is ss.
			.toUpperCase()
			.toLowerCase()
			// A sigma at the end of a word has a form of its own, the Turkish İ a dot of its own.
			.replaceAll("ς", "σ")
			.replaceAll("i\u0307", "i")
			.normalize("NFC")
	);
}

/** Whether a `folded` text occurs in what an event says: its texts, captions, titles, names, errors; not its ids, types and addresses. */
export function says({ value, party, errors }: WebhookEvent, wanted: string) {
	return (
		names(party).some((name) => folded(name).includes(wanted)) ||
		errors.some(({ code }) => String(code ?? "") === wanted) ||
		holds(value, wanted)
	);
}

function names({ name, username }: Party = {}): string[] {
	return [name, username].filter((each) => each !== undefined);
}

/** Walks without recursion: a payload may be nested as deep as it likes. */
function holds(value: unknown, wanted: string): boolean {
	const waiting: unknown[] = [value];
	while (waiting.length > 0) {
		const next = waiting.pop();
		if (typeof next === "string") {
			if (folded(next).includes(wanted)) return true;
		} else if (Array.isArray(next)) {
			for (const item of next) waiting.push(item);
		} else if (isLooseObject(next)) {
			for (const key in next) {
				const member = next[key];
				if (key === "response_json") waiting.push(parsed(member));
				else if (!unsaid.test(key)) waiting.push(member);
			}
		}
	}
	return false;
}

/** What a Flow was answered with is JSON inside a string. */
function parsed(member: unknown): unknown {
	try {
		return JSON.parse(String(member));
	} catch {
		return member;
	}
}

const ascii = /^[\0-\x7f]*$/;

/** Keys of what is no content: ids, types, addresses, digests, times. */
const unsaid =
	/^(?:id|wamid|type|event|from|to|href|url|link|timestamp|time|field|object|status|sha256|mime_type|messaging_product|payload_type|expiresAt|qrCode|flow_token|ctwa_clid|.*_id|.*Id|.*_type|.*_sha256|.*_timestamp|.*_url)$/;

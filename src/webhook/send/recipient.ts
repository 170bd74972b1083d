import { userIdPattern } from "../party.ts";

/** Somebody, or a group, that a message can be sent to. */
export type Recipient =
	| {
			readonly kind: "phone";
			/** `+16505551234`. */
			readonly e164: string;
			readonly digits: string;
	  }
	| { readonly kind: "group"; readonly id: string }
	/** A user id, by which a business knows somebody whatever their number. */
	| { readonly kind: "user"; readonly id: string };

/** Why a text names nobody: a sentence of ours, without the text. */
export interface NoRecipient {
	readonly kind: "problem";
	readonly problem: string;
}

/** Reads a phone number in any usual notation (with its country code, or as a wa.me, tel: or whatsapp: link), a group's id, or a user id. */
export function parseRecipient(text: string): Recipient | NoRecipient {
	const said = unlinked(plain(text));
	if (said === "") return problem("say who it is for, like +16505551234");
	if (userIdPattern.test(said)) return { kind: "user", id: said };
	if (/^[A-Z]{2}\./i.test(said)) {
		return problem("a user id is like US.13491208655302741918");
	}
	if (said.endsWith("@g.us")) {
		return problem(
			"that is a group of the WhatsApp app; the Cloud API has its own groups, whose ids have no @",
		);
	}
	if (isGroupId(said)) return { kind: "group", id: said };
	return parsePhone(said.replace(/@(?:s\.whatsapp\.net|c\.us)$/, ""));
}

// Base64 of a text that is longer than any number.
function isGroupId(text: string): boolean {
	return /^[A-Za-z0-9+/_-]{16,}={0,2}$/.test(text) && /[A-Za-z]{2}/.test(text);
}

/** Digits and spaces of any script's keyboard as ASCII, without the invisible marks that come along when a number is copied. */
function plain(text: string): string {
	return text
		.normalize("NFKC")
		.replace(/\p{Cf}/gu, "")
		.replace(/\p{Pd}/gu, "-")
		.trim();
}

/** What is in a link that opens a chat or a call, else the text itself. */
function unlinked(text: string): string {
	const [, number] =
		/^(?:tel|whatsapp):(?!\/)([^;?]*)/i.exec(text) ??
		/^(?:https?:\/\/)?(?:www\.)?wa\.me\/(\+?\d+)\/?(?:\?.*)?$/i.exec(text) ??
		/^(?:https?:\/\/(?:api|web)\.whatsapp\.com|whatsapp:\/)\/send\/?\?(?:.*&)?phone=(?:%2B|\+)?(\d+)/i.exec(
			text,
		) ??
		[];
	if (number === undefined) return text;
	const isWritten = /^(?:tel|whatsapp):(?!\/)/i.test(text);
	return isWritten || number.startsWith("+") ? number : `+${number}`;
}

function parsePhone(text: string): Recipient | NoRecipient {
	if (/[^\d+().\-/\s]/.test(text)) {
		return problem("that is no phone number; write it like +16505551234");
	}
	if (/[\d+].*\+/s.test(text)) {
		return problem("a phone number has its + at the beginning");
	}
	const international = /^[(\s]*(?:\+|0\s*0)(.*)$/s.exec(text)?.[1];
	if (international === undefined) return parseBare(text);
	// The 0 in +49 (0)151 is for calls from within the country.
	return checked(digitsOf(international.replace(/\(0\)/, "")));
}

/** Without + it may be as webhooks and the API have it; or it is for calls from within its country. */
function parseBare(text: string): Recipient | NoRecipient {
	const digits = digitsOf(text);
	const read = checked(digits);
	return read.kind === "problem" || digits.length < shortestBare
		? problem("write it with the country code: +49 151 23456789")
		: read;
}

// Numbers within a country have ten digits at most, but for a few countries.
const shortestBare = 11;

function checked(digits: string): Recipient | NoRecipient {
	const { length } = digits;
	if (digits.startsWith("0")) {
		return problem(
			"no country code begins with 0; write it like +49 151 23456789",
		);
	}
	if (length < 7) return problem(`${length} digits are too few for a number`);
	if (length > 15) return problem(`${length} digits are too many, 15 at most`);
	if (digits.startsWith("1") && !/^1[2-9]\d{9}$/.test(digits)) {
		return problem(
			"a number of +1 has ten digits more, the first of them not 0 or 1",
		);
	}
	return { kind: "phone", e164: `+${digits}`, digits };
}

function digitsOf(text: string): string {
	return text.replace(/\D/g, "");
}

function problem(sentence: string): NoRecipient {
	return { kind: "problem", problem: sentence };
}

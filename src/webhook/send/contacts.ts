import { present } from "../loose.ts";
import type { Content } from "./content.ts";
import { FlagProblem } from "./flag-problem.ts";

/** A contact card. */
export interface ContactCard {
	readonly name: string;
	readonly phones?: readonly string[];
	readonly emails?: readonly string[];
	readonly urls?: readonly string[];
	readonly company?: string | undefined;
	/** `1999-01-23`. */
	readonly birthday?: string | undefined;
}

/** Contact cards. */
export function contactsMessage(cards: readonly ContactCard[]): Content {
	return { type: "contacts", contacts: cards.map(cardMembers) };
}

function cardMembers(card: ContactCard) {
	const { name, phones = [], emails = [], urls = [], company, birthday } = card;
	return {
		name: nameMembers(name),
		...(phones.length > 0 && { phones: phones.map((phone) => ({ phone })) }),
		...(emails.length > 0 && { emails: emails.map((email) => ({ email })) }),
		...(company !== undefined && { org: { company } }),
		...(urls.length > 0 && { urls: urls.map((url) => ({ url })) }),
		...present({ birthday }),
	};
}

/** Meta wants a part of the name beside the whole. */
function nameMembers(name: string) {
	const [, first = name, last] = /^(\S+)\s+(.*\S)/s.exec(name) ?? [];
	return {
		formatted_name: name,
		first_name: first,
		...present({ last_name: last }),
	};
}

/** Reads a card as `Anna Smith | +49 151 23456789 | anna@shop.example | https://shop.example | Shop Ltd | 1999-01-23`; only the name has to be there. */
export function parseContact(text: string): ContactCard {
	const [name = "", ...parts] = text.split("|").map((part) => part.trim());
	const of = (kind: ReturnType<typeof partKind>) =>
		parts.filter((part) => part !== "" && partKind(part) === kind);
	const [company, ...companies] = of("company");
	const [birthday, ...birthdays] = of("birthday");
	if (name === "") {
		const problem = "write a contact like 'Anna Smith | +49 151 23456789'";
		throw new FlagProblem(problem, text);
	}
	if (companies.length > 0 || birthdays.length > 0) {
		const problem = "a contact has one company and one birthday at most";
		throw new FlagProblem(problem, text);
	}
	return {
		name,
		phones: of("phone"),
		emails: of("email"),
		urls: of("url"),
		company,
		birthday,
	};
}

function partKind(part: string) {
	if (/^\d{4}-\d\d-\d\d$/.test(part)) return "birthday";
	if (/^https?:\/\//i.test(part)) return "url";
	if (/^[^\s@]+@[^\s@]+$/.test(part)) return "email";
	return /^\+?[\d\s().\-/]+$/.test(part) ? "phone" : "company";
}

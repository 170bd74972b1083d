import { looseList } from "../../webhook/loose.ts";
import { address } from "../identity.ts";
import { width } from "../measure.ts";
import type { Passage } from "../passage.ts";
import { grouped } from "../quantities.ts";
import { type Safe, safe, vouch } from "../safe.ts";
import { clean } from "../text.ts";
import { passage } from "./picture.ts";
import type { Piece } from "./piece.ts";

/** An id that is digits alone, as Meta's are; any other is left for the tree. */
export function id(piece: Piece, key: string): Safe | undefined {
	return piece.as(key, (value) => {
		const text = typeof value === "number" ? String(value) : value;
		return typeof text === "string" && /^\d{1,30}$/.test(text)
			? vouch(text)
			: undefined;
	});
}

/** A phone number as `+16505551234`, also one written with spaces, dashes or brackets; any other is left for the tree. */
export function phone(piece: Piece, key: string): Safe | undefined {
	return piece.as(key, phoneNumber);
}

/** Meta writes it with spaces, dashes and brackets in some samples. */
function phoneNumber(value: unknown): Safe | undefined {
	if (typeof value !== "string" && typeof value !== "number") return undefined;
	const text = String(value);
	return text.length <= 30
		? address({ phone: text.replace(/[ ().-]/g, "") })
		: undefined;
}

/** Business-scoped, `US.1349…`; any other is left for the tree. */
export function userId(piece: Piece, key: string): Safe | undefined {
	return piece.as(key, (value) =>
		typeof value === "string" ? address({ userId: value }) : undefined,
	);
}

/** Counts the addresses of people as told, where they are of their usual shape: the headline shows whom an event is about. */
export function tellAddresses(piece: Piece, ...keys: readonly string[]): void {
	for (const key of keys) phone(piece, key) ?? userId(piece, key);
}

/** Counts an id as told, where it is of a usual shape: its end is shown with every event that has one. */
export function tellId(piece: Piece, key: string): void {
	piece.as(key, (value) =>
		typeof value === "string" && /^[!-~]+$/.test(value) ? value : undefined,
	);
}

/** A text for the headline; one that finds no room there is left for the tree. */
export function subject(piece: Piece, key: string): string | undefined {
	return piece.as(key, (value) =>
		typeof value === "string" && isBrief(value) ? value : undefined,
	);
}

function isBrief(text: string): boolean {
	return /\S/.test(text) && text.length <= 60 && width(clean(text)) <= 60;
}

/** Our label and their text: `reason: …`. */
export function labelled(label: Safe, text: string | undefined): Passage[] {
	return text === undefined ? [] : passage(`${label}: ${text}`);
}

/** The texts of a list, joined; a list that holds anything else is left for the tree. */
export function texts(piece: Piece, key: string): string | undefined {
	return piece.as(key, (value) => {
		const list = looseList(value);
		const isAllText = list.every((each) => typeof each === "string");
		return list.length > 0 && isAllText ? list.join(", ") : undefined;
	});
}

/** A number of any size: `1,204`, `66.66`. */
export function figure(number: number): Safe {
	return Number.isSafeInteger(number) ? grouped(number) : vouch(String(number));
}

/** `3 people`, `1 person`. */
export function count(number: number, one: Safe, many: Safe): Safe {
	return safe`${figure(number)} ${number === 1 ? one : many}`;
}

/** What a person's new user id asks for, wherever it is told. */
export const newUserId = safe`whatever you keep under the old user id belongs under the new one`;

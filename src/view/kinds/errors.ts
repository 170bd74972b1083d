import type { WebhookError, WebhookEvent } from "../../webhook/event.ts";
import { isLooseObject } from "../../webhook/loose.ts";
import type { Passage } from "../passage.ts";
import { advice } from "./advice.ts";
import { joined, type Picture } from "./picture.ts";
import { Piece } from "./piece.ts";
import { at } from "./read.ts";
import { rest } from "./rest.ts";

/** Errors that came by themselves, about the number as a whole. */
export function errors({ value, errors }: WebhookEvent): Picture {
	return {
		body: [
			...failures(errors),
			...(areSaid(value) ? [] : rest(value, new Set())),
		],
	};
}

/**
 * What Meta says of each error, `131047 Re-engagement message: …`, what it says twice said once; below that why it comes and
 * what to do about it. A code that comes twice is explained once.
 */
export function failures(list: readonly WebhookError[]): Passage[] {
	const explained = new Set<number | undefined>();
	return list.flatMap((error) => {
		const isNew = !explained.has(error.code);
		explained.add(error.code);
		return [failure(error), ...(isNew ? advice(error) : [])];
	});
}

function failure({ code, title, message, details }: WebhookError): Passage {
	const said = new Set([title, message, details].filter(Boolean));
	const words = [...said].reduce<string>(followedBy, "");
	return {
		text: code === undefined ? words : joined(" ", String(code), words),
		tone: "bad",
	};
}

/** What only begins with what was said is said in its place; `Message undeliverable` and `Message undeliverable.` are the same. */
function followedBy(said: string, next = ""): string {
	if (bare(next).startsWith(bare(said))) return next;
	return joined(/[.!?:]$/.test(said) ? " " : ": ", said, next);
}

function bare(text: string): string {
	return text.toLowerCase().replace(/[.!?:\s]+$/, "");
}

/** The key that a tree may leave out: `errors`, when all that stands there is among the failures. */
export function keyOfErrors({ value }: WebhookEvent): string[] {
	return areSaid(at(value, "errors")) ? ["errors"] : [];
}

function areSaid(errors: unknown): boolean {
	if (Array.isArray(errors)) return errors.every(isSaid);
	return isLooseObject(errors) && isSaid(errors);
}

/** Whether an error is of the shape that is known, so that a failure says it all. */
function isSaid(error: unknown): boolean {
	if (!isLooseObject(error)) return typeof error === "string" && error !== "";
	const piece = new Piece(error).skip("href");
	const words = [piece.number("code"), ...texts.map((key) => piece.text(key))];
	const details = piece.piece("error_data").skip("messaging_product");
	return (
		[...words, details.text("details")].some((word) => word !== undefined) &&
		piece.left() === undefined
	);
}

const texts = [
	"title",
	"message",
	"details",
	"error_user_title",
	"error_user_msg",
] as const;

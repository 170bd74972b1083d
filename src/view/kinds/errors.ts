import type { WebhookError, WebhookEvent } from "../../webhook/event.ts";
import { readErrors } from "../../webhook/event-errors.ts";
import type { Passage } from "../passage.ts";
import { type Author, advice } from "./advice.ts";
import { joined, type Picture } from "./picture.ts";
import { Piece } from "./piece.ts";

/** Errors that came by themselves, about the number as a whole. */
export function errors({ value, errors }: WebhookEvent): Picture {
	const whole = new Piece({ errors: value });
	tellErrors(whole);
	return { body: [...failures(errors), ...whole.rest()] };
}

/**
 * What Meta says of each error, `131047 Re-engagement message: …`, what it says twice said once; below that why it comes and
 * what to do about it. A code that comes twice is explained once. Errors of a message are explained for whoever wrote it.
 */
export function failures(
	list: readonly WebhookError[],
	author?: Author,
): Passage[] {
	const explained = new Set<number | undefined>();
	return list.flatMap((error) => {
		const isNew = !explained.has(error.code);
		explained.add(error.code);
		return [failure(error), ...(isNew ? advice(error, author) : [])];
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

/** The errors of a part of an event. What they say beside what is shown of a failure is left for the tree. */
export function errorsOf(part: Piece): readonly WebhookError[] {
	tellErrors(part);
	let errors: readonly WebhookError[] = [];
	part.as("errors", (value) => {
		errors = readErrors(value);
		return undefined;
	});
	return errors;
}

/** Counts as told what is shown of the errors of a part as failures. */
export function tellErrors(part: Piece): void {
	if (!part.has("errors")) return;
	part.as("errors", (value) => isSentences(value) || undefined);
	const list = part.pieces("errors");
	const errors = list.length > 0 ? list : [part.piece("errors")];
	for (const error of errors) tellError(error);
}

/** Some gateways send a sentence in place of an error. */
function isSentences(errors: unknown): boolean {
	return (
		Array.isArray(errors) &&
		errors.every((error) => typeof error === "string" || error === null)
	);
}

/** A failure shows one title, one message and the details, wherever they stand. */
function tellError(error: Piece): void {
	error.skip("href").number("code");
	const data = error.piece("error_data").skip("messaging_product");
	const said = new Set([
		error.text("title") ?? error.text("error_user_title"),
		error.text("message") ?? error.text("error_user_msg"),
		data.text("details") ?? error.text("error_data") ?? error.text("details"),
	]);
	for (const key of ["error_user_title", "error_user_msg", "details"]) {
		error.as(key, (text) =>
			typeof text === "string" && said.has(text) ? text : undefined,
		);
	}
}

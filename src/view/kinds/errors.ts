import type { WebhookError, WebhookEvent } from "../../webhook/event.ts";
import type { Passage } from "../passage.ts";
import { joined, type Picture } from "./picture.ts";
import { at } from "./read.ts";
import { rest } from "./rest.ts";

/** Errors that came by themselves, about the number as a whole. */
export function errors({ value, errors }: WebhookEvent): Picture {
	return {
		body: [
			...failures(errors),
			...(areAll(errors, value) ? [] : rest(value, new Set())),
		],
	};
}

/** One passage for each error: `131047 Re-engagement message: …`, what Meta says twice said once. */
export function failures(list: readonly WebhookError[]): Passage[] {
	return list.map(({ code, title, message, details }) => {
		const said = new Set([title, message, details].filter(Boolean));
		const words = [...said].reduce<string>(followedBy, "");
		return {
			text: code === undefined ? words : joined(" ", String(code), words),
			tone: "bad",
		};
	});
}

function followedBy(said: string, next: string | undefined): string {
	return joined(/[.!?:]$/.test(said) ? " " : ": ", said, next);
}

/** The key that a tree may leave out: `errors`, when all that stands there is among the failures. */
export function keyOfErrors({ value, errors }: WebhookEvent): string[] {
	return areAll(errors, at(value, "errors")) ? ["errors"] : [];
}

function areAll(errors: readonly WebhookError[], came: unknown): boolean {
	return errors.length === (Array.isArray(came) ? came.length : 1);
}

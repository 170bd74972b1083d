import type { Caption } from "./view.ts";
import { wait } from "./wait.ts";

/** What a scenario says of a step, in one line; empty where it says nothing. Not safe for a terminal as it is. */
export function captionWords(
	{ title, as, waitMs, expect }: Caption,
	timeScale: number,
): string {
	const { status, withinMs, body } = expect;
	const words = [
		title,
		as,
		waitMs > 0 ? `${wait(waitMs, timeScale)}` : undefined,
		status && `expects ${status.said}`,
		withinMs && `expects a reply within ${withinMs} ms`,
		body && (body instanceof RegExp ? `expects ${body}` : `expects "${body}"`),
	];
	return words.filter((word) => word).join(" \u00b7 ");
}

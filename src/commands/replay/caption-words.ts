import type { Caption } from "./view.ts";
import { wait } from "./wait.ts";

/** What a scenario says of a step, in one line; empty where it says nothing. Not safe for a terminal as it is. */
export function captionWords(
	{ title, as, waitMs, expect }: Caption,
	timeScale: number,
): string {
	const { body } = expect;
	const words = [
		title,
		as,
		waitMs > 0 ? `${wait(waitMs, timeScale)}` : undefined,
		replyWords(expect),
		body && (body instanceof RegExp ? `expects ${body}` : `expects "${body}"`),
	];
	return words.filter((word) => word).join(" \u00b7 ");
}

function replyWords({ status, withinMs }: Caption["expect"]): string {
	if (status === undefined && withinMs === undefined) return "";
	const what = status?.said ?? "a reply";
	if (withinMs === undefined) return `expects ${what}`;
	const isSeconds = withinMs % 1000 === 0;
	const time = isSeconds ? `${withinMs / 1000} s` : `${withinMs} ms`;
	return `expects ${what} within ${time}`;
}

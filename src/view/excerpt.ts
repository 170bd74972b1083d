import type { WebhookEvent } from "../webhook/event.ts";
import { picture } from "./kinds/table.ts";

/**
 * The beginning of what an event says, on one line, as seen at `now`; empty when it says nothing. Of a failure what Meta says,
 * without our advice. It is still to be cleaned.
 */
export function excerpt(event: WebhookEvent, now: number): string {
	const { body = [] } = picture(event, now);
	const failure = body.findIndex(({ tone }) => tone === "bad");
	const said = failure === -1 ? body : body.slice(0, Math.max(1, failure));
	const text = said
		.map(({ text }) => text.slice(0, longest))
		.join(" ")
		.replace(/\s+/g, " ")
		.trim();
	// A copy: a slice would keep all of a long text in memory.
	return Buffer.from(text.slice(0, longest)).toString();
}

const longest = 300;

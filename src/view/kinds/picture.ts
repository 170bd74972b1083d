import type { WebhookEvent } from "../../webhook/event.ts";
import type { Span } from "../layout.ts";
import type { Passage } from "../passage.ts";
import type { Safe } from "../safe.ts";

/** What is particular to one kind of event. Who it is from, its ids and its labels are shown for all alike. */
export interface Picture {
	/** How it turned out, in our own words, on the headline however narrow it is: `REJECTED`. */
	readonly outcome?: Span | undefined;
	/** In our own words, on the headline: `marketing, free`. */
	readonly facts?: readonly Safe[];
	/** What it is about, in words of theirs, last on the headline: a template's name, a group's subject. */
	readonly subject?: string | undefined;
	/** What happened, below the headline. */
	readonly body?: readonly Passage[];
	/** The small print in our own words alone, dim below that. */
	readonly remarks?: readonly (Safe | undefined)[];
	/** The small print of theirs. A label of ours begins each piece of it that needs one. */
	readonly small?: readonly (string | undefined)[];
	/** The number of ours that it is about, on the headline before how it turned out. Any other is named where there are several. */
	readonly number?: Safe | undefined;
	/** The earlier message that it is about, and how; without it, a message that has one is a reply. */
	readonly about?: { readonly how: Safe; readonly id: string | undefined };
	/** What is good to know about all events of its kind, said once in a run. */
	readonly hint?: Safe | undefined;
	/** What the hint speaks of that only the payload shows: `the url`. */
	readonly inPayload?: Safe | undefined;
}

/** Draws the events of one kind, as seen at `now`, in milliseconds. Copes with any payload: a payload is whatever came. */
export type KindView = (event: WebhookEvent, now: number) => Picture;

/** Untrusted text as a passage; none when there is nothing to be seen of it. */
export function passage(text: string | undefined): Passage[] {
	return text && /\S/.test(text) ? [{ text, tone: "theirs" }] : [];
}

/** `media id 1003383421387256`; nothing when there is no text. */
export function named(
	name: string,
	text: string | undefined,
): string | undefined {
	return text ? `${name} ${text}` : undefined;
}

/** A text that stays on the line it is put on: its own lines end visibly. */
export function inLine(text: string): string {
	return text.replaceAll("\n", "\\u{A}");
}

/** The texts that are there, joined. */
export function joined(
	between: string,
	...texts: readonly (string | undefined)[]
): string {
	return texts.filter(Boolean).join(between);
}

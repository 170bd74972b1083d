import type { Delivery } from "../webhook/delivery.ts";
import type { WebhookEvent } from "../webhook/event.ts";
import { address, calling, shortId } from "./identity.ts";
import { forwarding, origin } from "./kinds/origin.ts";
import { joined } from "./kinds/picture.ts";
import { picture } from "./kinds/table.ts";
import { labels } from "./labels.ts";
import type { Span } from "./layout.ts";
import { truncate } from "./measure.ts";
import type { Passage } from "./passage.ts";
import { duration } from "./quantities.ts";
import { type Safe, safe } from "./safe.ts";
import type { ShownEvent } from "./shown.ts";
import { clean } from "./text.ts";
import type { Theme, Tone } from "./theme.ts";

/** One event, ready to be laid out. */
export interface EventView {
	readonly title: Span;
	/** What is ours, or of a shape that was checked, stands before what is untrusted. */
	readonly spans: readonly Span[];
	readonly passages: readonly Passage[];
}

/** Puts together what is shown of an event: ids, labels and names, what its kind has to say, the small print. */
export function viewEvent(
	shown: ShownEvent,
	delivery: Delivery,
	theme: Theme,
): EventView {
	const { event } = shown;
	const {
		facts = [],
		subject,
		body = [],
		small = [],
	} = picture(event, delivery.receivedAt);
	const { party, messageId, value, notes } = event;
	const name = spans("theirs", calling(party, theme));
	const knownByNumber =
		event.kind.startsWith("status.") && address(party) !== undefined;
	return {
		title: title(event.kind),
		spans: [
			...spans("ours", address(party)),
			...spans("dim", messageId ? shortId(messageId, theme) : undefined),
			...spans("warn", ...labels(shown, delivery, theme)),
			...spans("ours", delay(shown)),
			...minor(spans("dim", ...facts)),
			// Whom a message was sent to is known by the number; from whom one came is news.
			...(knownByNumber ? minor(name) : name),
			...spans("theirs", subject ? brief(subject, theme) : undefined),
		],
		passages: [
			...body,
			...smallPrint(...surroundings(event, theme), ...small, ...origin(value)),
			...notes.flatMap((note) => smallPrint(`note: ${note}`)),
		],
	};
}

function brief(text: string, theme: Theme): Safe {
	return truncate(clean(text.slice(0, 200)), 60, theme.signs.ellipsis);
}

function title(kind: string): Span {
	const text = clean(kind);
	if (kind === "status.failed" || kind === "errors")
		return { text, tone: "bad" };
	return { text, tone: kind.startsWith("status.") ? "accent" : "strong" };
}

function delay({ sinceSentMs }: ShownEvent): Safe | undefined {
	if (sinceSentMs === undefined) return undefined;
	// The payload's times are whole seconds.
	return sinceSentMs < 1000
		? safe`under 1 s after sent`
		: safe`${duration(sinceSentMs)} after sent`;
}

function surroundings(
	{ replyTo, groupId, value }: WebhookEvent,
	theme: Theme,
): (Safe | undefined)[] {
	return [
		replyTo ? safe`on ${shortId(replyTo, theme)}` : undefined,
		groupId ? safe`in group ${shortId(groupId, theme)}` : undefined,
		forwarding(value),
	];
}

function smallPrint(...texts: readonly (string | undefined)[]): Passage[] {
	const text = joined("  ", ...texts);
	return text === "" ? [] : [{ text, tone: "dim" }];
}

function spans(tone: Tone, ...texts: readonly (Safe | undefined)[]): Span[] {
	return texts
		.filter((text) => text !== undefined)
		.map((text) => ({ text, tone }));
}

function minor(list: readonly Span[]): Span[] {
	return list.map((span) => ({ ...span, ifRoom: true }));
}

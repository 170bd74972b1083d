import type { Delivery } from "../webhook/delivery.ts";
import type { WebhookEvent } from "../webhook/event.ts";
import { isSentMessage, isToPerson } from "./direction.ts";
import { address, calling, shortId } from "./identity.ts";
import type { Picture } from "./kinds/picture.ts";
import { picture } from "./kinds/table.ts";
import { labels } from "./labels.ts";
import type { Span } from "./layout.ts";
import { truncate } from "./measure.ts";
import type { Passage } from "./passage.ts";
import { duration } from "./quantities.ts";
import { type Safe, safe, vouch } from "./safe.ts";
import type { ShownEvent } from "./shown.ts";
import { clean } from "./text.ts";
import type { Theme, Tone } from "./theme.ts";

/** One event, ready to be laid out. */
export interface EventView {
	readonly title: Span;
	/** What is ours, or of a shape that was checked, stands before what is untrusted. */
	readonly spans: readonly Span[];
	readonly passages: readonly Passage[];
	/** Worth saying once. */
	readonly hint?: Safe | undefined;
}

/** Puts together what is shown of an event: ids, labels and names, what its kind has to say, the small print. */
export function viewEvent(
	shown: ShownEvent,
	delivery: Delivery,
	theme: Theme,
	isNumberNamed: boolean,
): EventView {
	const { event } = shown;
	const {
		outcome,
		facts = [],
		subject,
		body = [],
		small = [],
		about,
		hint,
	} = picture(event, delivery.receivedAt);
	const { party, messageId, notes } = event;
	const name = spans("theirs", calling(party, theme));
	const knownByNumber = isToPerson(event) && address(party) !== undefined;
	return {
		title: title(event.kind),
		spans: [
			...spans("ours", counterpart(event)),
			...spans("dim", messageId ? shortId(messageId, theme) : undefined),
			...spans("warn", ...labels(shown, delivery, theme)),
			...spans("ours", delay(shown)),
			...(outcome ? [outcome] : []),
			...minor(spans("dim", ...facts)),
			...spans("dim", isNumberNamed ? businessNumber(event) : undefined),
			// Whom a message was sent to is known by the number; from whom one came is news.
			...(knownByNumber ? minor(name) : name),
			...spans("theirs", subject ? brief(subject, theme) : undefined),
		],
		passages: [
			...body,
			...smallPrint(...surroundings(event, about, theme), ...small),
			...notes.flatMap((note) => smallPrint(`note: ${note}`)),
		],
		hint,
	};
}

function brief(text: string, theme: Theme): Safe {
	return truncate(clean(text.slice(0, 200)), 60, theme.signs.ellipsis);
}

function title(kind: string): Span {
	const text = clean(kind);
	if (/^errors$|^status\.(?:payment\.)?failed$/.test(kind)) {
		return { text, tone: "bad" };
	}
	return { text, tone: kind.startsWith("status.") ? "accent" : "strong" };
}

/** A person is who something came from; where it is the other way round and the kind doesn't say so, `to` does. */
function counterpart(event: WebhookEvent): Safe | undefined {
	const person = address(event.party);
	return person && isSentMessage(event) ? safe`to ${person}` : person;
}

/** The number of ours that it happened to; by its id where it is of no usual shape. */
function businessNumber(event: WebhookEvent): Safe | undefined {
	const { displayPhoneNumber, phoneNumberId = "" } = event;
	const number = address({
		phone: displayPhoneNumber?.slice(0, 40).replace(/[ ().-]/g, "") ?? "",
	});
	const id = /^\d{1,20}$/.test(phoneNumberId)
		? safe`number id ${vouch(phoneNumberId)}`
		: undefined;
	const ours = number ?? id;
	return ours && (isToPerson(event) ? safe`from ${ours}` : safe`to ${ours}`);
}

function delay({ sinceSentMs }: ShownEvent): Safe | undefined {
	if (sinceSentMs === undefined) return undefined;
	// The payload's times are whole seconds.
	return sinceSentMs < 1000
		? safe`under 1 s after sent`
		: safe`${duration(sinceSentMs)} after sent`;
}

function surroundings(
	{ replyTo, groupId }: WebhookEvent,
	about: Picture["about"],
	theme: Theme,
): (Safe | undefined)[] {
	const earlier = about?.id ?? replyTo;
	const how = about?.how ?? safe`reply to`;
	return [
		earlier ? safe`${how} ${shortId(earlier, theme)}` : undefined,
		groupId ? safe`in group ${shortId(groupId, theme)}` : undefined,
	];
}

/** The small print on as few lines as can be: behind words that are not plain, which are theirs, nothing else stands. */
function smallPrint(...texts: readonly (string | undefined)[]): Passage[] {
	let print = "";
	let between = "";
	for (const text of texts) {
		if (!text) continue;
		const isLong = print !== "" && text.length > longPrint;
		print += `${isLong ? "\n" : between}${text}`;
		between = plain.test(text) && !isLong ? "  " : "\n";
	}
	return print === "" ? [] : [{ text: print, tone: "dim" }];
}

/** What is longer would hardly fit beside anything. */
const longPrint = 48;
const plain = /^[!-~\u2026]{1,200}(?: [!-~\u2026]{1,200}){0,20}$/;

function spans(tone: Tone, ...texts: readonly (Safe | undefined)[]): Span[] {
	return texts
		.filter((text) => text !== undefined)
		.map((text) => ({ text, tone }));
}

function minor(list: readonly Span[]): Span[] {
	return list.map((span) => ({ ...span, ifRoom: true }));
}

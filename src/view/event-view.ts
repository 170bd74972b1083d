import type { Delivery } from "../webhook/delivery.ts";
import type { WebhookEvent } from "../webhook/event.ts";
import {
	isFromPerson,
	isOutgoingCall,
	isSentMessage,
	isToPerson,
} from "./direction.ts";
import { address, calling, shortId } from "./identity.ts";
import type { Picture } from "./kinds/picture.ts";
import { picture } from "./kinds/table.ts";
import { labels } from "./labels.ts";
import type { Span } from "./layout.ts";
import { truncate } from "./measure.ts";
import { type Passage, said } from "./passage.ts";
import { duration } from "./quantities.ts";
import { type Safe, safe, vouch } from "./safe.ts";
import type { ShownEvent } from "./shown.ts";
import { clean } from "./text.ts";
import type { Theme, Tone } from "./theme.ts";

/** One event, ready to be laid out. */
export interface EventView {
	readonly title: Span;
	/** What is ours, or of a shape that was checked, stands before what is untrusted, and says so. */
	readonly spans: readonly Span[];
	readonly passages: readonly Passage[];
	/** Worth saying once. */
	readonly hint?: Safe | undefined;
	/** What the hint speaks of that only the payload shows. */
	readonly inPayload?: Safe | undefined;
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
		remarks = [],
		small = [],
		number,
		about,
		hint,
		inPayload,
	} = picture(event, delivery.receivedAt);
	const { party, messageId, notes } = event;
	const person = counterpart(event);
	// Whom something was sent to is known by the number; from whom it came is news.
	const isKnown =
		isToPerson(event) && !isOutgoingCall(event) && person !== undefined;
	const ours =
		isNumberNamed && number === undefined ? businessNumber(event) : undefined;
	return {
		title: title(event.kind),
		spans: [
			...own("ours", number, person),
			...own("dim", messageId ? shortId(messageId, theme) : undefined).map(
				yielding(3),
			),
			...labels(shown, delivery, theme),
			...own("ours", delay(shown)).map(yielding(1)),
			...(outcome ? [{ ...outcome, isOurs: true }] : []),
			...own("dim", ...facts).map(yielding(1)),
			...own("dim", ours).map(yielding(4)),
			...theirs(calling(party, theme), person, isKnown),
			...theirs(subject ? brief(subject, theme) : undefined, person),
		],
		passages: [
			...body,
			...smallPrint(
				[...surroundings(event, about, small, theme), ...remarks],
				small,
			),
			...notes.map((note) => said(safe`note: ${clean(note)}`, "dim")),
		],
		hint,
		inPayload,
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
	const isTo = isSentMessage(event) || isOutgoingCall(event);
	return person && isTo ? safe`to ${person}` : person;
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
	if (ours === undefined) return undefined;
	if (isToPerson(event)) return safe`from ${ours}`;
	return isFromPerson(event) ? safe`to ${ours}` : safe`at ${ours}`;
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
	small: Picture["small"],
	theme: Theme,
): (Safe | undefined)[] {
	const isNamed = (id: string) => small?.some((text) => text?.includes(id));
	const earlier = about?.id ?? replyTo;
	const how = about?.how ?? safe`reply to`;
	return [
		earlier ? safe`${how} ${shortId(earlier, theme)}` : undefined,
		groupId && !isNamed(groupId)
			? safe`in group ${shortId(groupId, theme)}`
			: undefined,
	];
}

/** The small print on as few lines as can be: behind words that are not plain, which are theirs, nothing else stands. */
function smallPrint(
	remarks: readonly (Safe | undefined)[],
	small: readonly (string | undefined)[],
): Passage[] {
	const pieces = [
		...remarks.filter(Boolean).map((text) => ({ text, isOurs: true })),
		...small.filter(Boolean).map((text) => ({ text, isOurs: false })),
	];
	const rows: { text: string; isOurs: boolean; isFull: boolean }[] = [];
	for (const { text = "", isOurs } of pieces) {
		const row = rows.at(-1);
		const isLong = row !== undefined && text.length > longPrint;
		const isFull = isLong || !plain.test(text);
		if (row === undefined || row.isFull || isLong) {
			rows.push({ text, isOurs, isFull });
		} else {
			row.text += `  ${text}`;
			row.isOurs &&= isOurs;
			row.isFull = isFull;
		}
	}
	return rows.map(({ text, isOurs }) =>
		isOurs ? said(clean(text), "dim") : { text, tone: "dim" },
	);
}

/** What is longer would hardly fit beside anything. */
const longPrint = 48;
const plain = /^[!-~\u2026]{1,200}(?: [!-~\u2026]{1,200}){0,20}$/;

function own(tone: Tone, ...texts: readonly (Safe | undefined)[]): Span[] {
	return texts
		.filter((text) => text !== undefined)
		.map((text) => ({ text, tone, isOurs: true }));
}

function yielding(yields: number): (span: Span) => Span {
	return (span) => ({ ...span, yields });
}

/** A name, which stays on the headline, or goes below with whom it is the name of. */
function theirs(
	text: Safe | undefined,
	staysWith = safe``,
	ifRoom = false,
): Span[] {
	if (text === undefined) return [];
	return [{ text, tone: "theirs", staysWith, ifRoom }];
}

import type { WebhookEvent } from "./event.ts";
import { readErrors } from "./event-errors.ts";
import { type Loose, looseList, looseObject } from "./loose.ts";
import { messageEvent } from "./message-event.ts";
import { type Note, notesOn } from "./notes.ts";
import { messagesValueSchema } from "./payload.ts";
import type { Scope } from "./scope.ts";
import { statusEvent } from "./status-event.ts";

/** How much of a body is read. */
export interface ReadingLimits {
	readonly maxEvents: number;
	readonly withNotes: boolean;
}

/** The events in one value of the field `messages`: its messages, its statuses, its errors; or itself, when it holds something else. */
export function messagesFieldEvents(
	value: unknown,
	scope: Scope,
	limits: ReadingLimits,
): readonly WebhookEvent[] {
	const parts = looseObject(value);
	const notes = limits.withNotes
		? notesOn(messagesValueSchema, value, "value")
		: [];
	const elementsOf = (list: "messages" | "statuses") =>
		looseList(parts[list]).slice(0, limits.maxEvents + 1);

	const events: WebhookEvent[] = [
		...elementsOf("messages").map((message, index) =>
			messageEvent(message, scope, notesAt(notes, "messages", index)),
		),
		...elementsOf("statuses").map((status, index) =>
			statusEvent(status, scope, notesAt(notes, "statuses", index)),
		),
		...errorEvents(parts, scope),
	];
	const rest = events.length === 0 ? value : otherParts(parts);
	if (rest !== undefined) events.push(wholeEvent("messages", rest, scope));
	return withNotesOnFirst(
		events,
		notes.filter((note) => !isAboutElement(note)).map(({ text }) => text),
	);
}

// What the other events of the value say already.
const readParts: ReadonlySet<string> = new Set([
	"messaging_product",
	"metadata",
	"contacts",
	"messages",
	"statuses",
	"errors",
]);

/** What a value holds beside its messages, statuses and errors: clicks, the story of a handed-over conversation, what is yet to come. */
function otherParts(value: Loose): Loose | undefined {
	const rest = Object.entries(value).filter(([key]) => !readParts.has(key));
	return rest.length === 0 ? undefined : Object.fromEntries(rest);
}

/** A value that is shown as one event of its own. */
export function wholeEvent(
	kind: string,
	value: unknown,
	{ common }: Scope,
): WebhookEvent {
	const errors = readErrors(looseObject(value)["errors"]);
	return { kind, errors, value, notes: [], ...common };
}

/** The same events; the notes that concern them all stand on the first. */
export function withNotesOnFirst(
	events: readonly WebhookEvent[],
	notes: readonly string[],
): readonly WebhookEvent[] {
	const [first, ...others] = events;
	if (!first || notes.length === 0) return events;
	return [{ ...first, notes: [...notes, ...first.notes] }, ...others];
}

function errorEvents(parts: Loose, { common }: Scope): WebhookEvent[] {
	const errors = readErrors(parts["errors"]);
	if (errors.length === 0) return [];
	return [
		{ kind: "errors", errors, value: parts["errors"], notes: [], ...common },
	];
}

function notesAt(
	notes: readonly Note[],
	list: "messages" | "statuses",
	index: number,
): readonly string[] {
	return notes
		.filter(({ path }) => path[0] === list && path[1] === index)
		.map(({ text }) => text);
}

function isAboutElement({ path }: Note): boolean {
	return (path[0] === "messages" || path[0] === "statuses") && path.length > 1;
}

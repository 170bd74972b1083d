import type { WebhookEvent } from "./event.ts";
import {
	isLooseObject,
	type Loose,
	looseList,
	looseName,
	looseObject,
} from "./loose.ts";
import {
	messagesFieldEvents,
	type ReadingLimits,
	wholeEvent,
	withNotesOnFirst,
} from "./messages-field.ts";
import { notesOn } from "./notes.ts";
import { parseBody } from "./parse-body.ts";
import { envelopeSchema } from "./payload.ts";
import { readScope } from "./scope.ts";

/** What a body says. `problem` is one sentence of ours on why it is not what Meta sends; the events are what could be read all the same. */
export interface Reading {
	readonly events: readonly WebhookEvent[];
	readonly problem?: string;
}

// Meta batches up to 1000 updates; a signed body of 4 MiB could hold a million.
const maxEvents = 10_000;
// Notes are for a person; of a batch this large nobody reads them, and a hostile one would make millions.
const maxNotedBytes = 256 * 1024;

/** Every event a body holds, in its order. Never throws: what is unknown becomes an event with its raw value, what is not JSON a problem. */
export function readEvents(body: Buffer): Reading {
	const parsed = parseBody(body);
	if (!parsed.isJson) return { events: [], problem: parsed.problem };

	const limits = { maxEvents, withNotes: body.length <= maxNotedBytes };
	const shape = shapeProblem(parsed.value);
	const events = shape
		? changeEvents({}, withoutEnvelope(parsed.value), limits)
		: envelopeEvents(parsed.value, limits);
	const problem = shape ?? parsed.problem ?? excess(events);
	return {
		events: events.slice(0, maxEvents),
		...(problem !== undefined && { problem }),
	};
}

function shapeProblem(payload: unknown): string | undefined {
	if (!isLooseObject(payload)) return "not a JSON object";
	if (!Array.isArray(payload["entry"])) return "no entry list";
	return payload["entry"].length === 0 ? "an empty entry list" : undefined;
}

/** Some gateways send the bare value of the field `messages`, with nothing around it. */
function withoutEnvelope(payload: unknown): unknown {
	return holdsMessages(payload) ? { value: payload } : payload;
}

function holdsMessages(value: unknown): boolean {
	const { messages, statuses } = looseObject(value);
	return Array.isArray(messages) || Array.isArray(statuses);
}

function envelopeEvents(
	payload: unknown,
	limits: ReadingLimits,
): readonly WebhookEvent[] {
	const events: WebhookEvent[] = [];
	for (const entry of looseList(looseObject(payload)["entry"])) {
		for (const change of changesOf(entry)) {
			if (events.length > limits.maxEvents) return events;
			events.push(...changeEvents(looseObject(entry), change, limits));
		}
	}
	const notes = limits.withNotes ? notesOn(envelopeSchema, payload, "") : [];
	return withNotesOnFirst(
		events,
		notes.map(({ text }) => text),
	);
}

/** An entry without changes is shown itself, so that no delivery comes to nothing. */
function changesOf(entry: unknown): readonly unknown[] {
	const changes = looseList(looseObject(entry)["changes"]);
	return changes.length > 0 ? changes : [entry];
}

function changeEvents(
	entry: Loose,
	change: unknown,
	limits: ReadingLimits,
): readonly WebhookEvent[] {
	const { field, value } = looseObject(change);
	const name = looseName(field) ?? impliedField(value);
	const scope = readScope(entry, typeof field === "string" ? field : "", value);
	if (name === "messages" && isLooseObject(value)) {
		return messagesFieldEvents(value, scope, limits);
	}
	return [
		name
			? wholeEvent(name, value, scope)
			: wholeEvent("unknown", change, scope),
	];
}

/** Payloads made by hand often leave the field out. */
function impliedField(value: unknown): string | undefined {
	return holdsMessages(value) ? "messages" : undefined;
}

function excess(events: readonly WebhookEvent[]): string | undefined {
	return events.length > maxEvents
		? `more than ${maxEvents} events; the rest is left out`
		: undefined;
}

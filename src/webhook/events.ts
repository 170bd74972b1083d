import { fieldOfChange, impliedField } from "./change-field.ts";
import type { WebhookEvent } from "./event.ts";
import { type Field, maxEvents, wholeEvent } from "./field.ts";
import { isGatewayBody } from "./gateway/body.ts";
import { readGatewayEvent } from "./gateway/read.ts";
import type { Judge } from "./judge.ts";
import {
	isLooseObject,
	type Loose,
	looseList,
	looseName,
	looseObject,
	sharedText,
} from "./loose.ts";
import type { Note } from "./notes.ts";
import { parseBody } from "./parse-body.ts";
import { readScope, type Scope } from "./scope.ts";
import { unwrap } from "./unwrap.ts";

/** What a body says. `problem` is one sentence of ours on why it is not what Meta sends; the events are what could be read all the same. */
export interface Reading {
	readonly events: readonly WebhookEvent[];
	readonly problem?: string;
}

// Notes are for a person; of a batch this large nobody reads them, and a hostile one would make millions.
const maxNotedBytes = 64 * 1024;

/**
 * Every event a body holds, in its order. Never throws: what is unknown becomes an event with its raw value, what is not JSON a
 * problem. What is unusual is noted where a judge says so; without one there are no notes.
 */
export function readEvents(body: Buffer, judge?: Judge): Reading {
	const parsed = parseBody(body);
	if (!parsed.isJson) return { events: [], problem: parsed.problem };

	const { payload, problem: layer } = unwrap(parsed.value);
	const { events, problem: shape } = isGatewayBody(payload)
		? { events: [readGatewayEvent(payload, judge)] }
		: metaEvents(payload, body.length <= maxNotedBytes ? judge : undefined);
	const problem = layer ?? shape ?? parsed.problem ?? excess(events);
	return {
		events: events.slice(0, maxEvents),
		...(problem !== undefined && { problem }),
	};
}

function metaEvents(payload: unknown, judge: Judge | undefined): Reading {
	const problem = shapeProblem(payload);
	if (problem === undefined) return { events: envelopeEvents(payload, judge) };
	const change = withoutEnvelope(payload);
	return { events: changeEvents({}, change, judge), problem };
}

function shapeProblem(payload: unknown): string | undefined {
	if (!isLooseObject(payload)) return "not a JSON object";
	if (!Array.isArray(payload["entry"])) return "no entry list";
	return payload["entry"].length === 0 ? "an empty entry list" : undefined;
}

/** Some gateways send the bare value of a field, with nothing around it. */
function withoutEnvelope(payload: unknown): unknown {
	return impliedField(payload) ? { value: payload } : payload;
}

function envelopeEvents(
	payload: unknown,
	judge: Judge | undefined,
): readonly WebhookEvent[] {
	const events: WebhookEvent[] = [];
	for (const entry of looseList(looseObject(payload)["entry"])) {
		for (const change of changesOf(entry)) {
			if (events.length > maxEvents) return events;
			events.push(...changeEvents(looseObject(entry), change, judge));
		}
	}
	const notes = judge?.envelope(payload) ?? [];
	return withNotesOnFirst(events, notes.map(textOf));
}

/** An entry without changes is shown itself, so that no delivery comes to nothing. */
function changesOf(entry: unknown): readonly unknown[] {
	const changes = looseList(looseObject(entry)["changes"]);
	return changes.length > 0 ? changes : [entry];
}

function changeEvents(
	entry: Loose,
	change: unknown,
	judge: Judge | undefined,
): readonly WebhookEvent[] {
	const { field, value } = looseObject(change);
	const scope = readScope(entry, sharedText(field) ?? "", value);
	const { known, oddity } = fieldOfChange(change);
	if (known === undefined) {
		const name = looseName(field);
		return name === undefined
			? [wholeEvent("unknown", change, scope)]
			: [wholeEvent(name, value, scope)];
	}
	const events = fieldEvents(known, value, scope, judge);
	const isOdd = judge !== undefined && oddity !== undefined;
	return isOdd ? withNotesOnFirst(events, [`field ${oddity}`]) : events;
}

function fieldEvents(
	field: Field,
	value: unknown,
	scope: Scope,
	judge: Judge | undefined,
): readonly WebhookEvent[] {
	const read = isLooseObject(value) ? field.read(value, scope) : [];
	const parts =
		read.length > 0
			? read
			: [{ path: [], event: wholeEvent(field.field, value, scope) }];
	// That a change has no value at all is said of the envelope.
	const isJudged = judge !== undefined && value !== undefined;
	const notes = isJudged ? judge.value(field.field, value) : [];
	if (notes.length === 0) return parts.map(({ event }) => event);

	// A note stands on the event it is about; one about the value as a whole on the first.
	const noted = new Map<number, string[]>();
	for (const { path, text } of notes) {
		const owner = parts.findIndex(
			(part) => part.path.length > 0 && startsWith(path, part.path),
		);
		const index = Math.max(owner, 0);
		noted.set(index, [...(noted.get(index) ?? []), text]);
	}
	return parts.map(({ event }, index) => {
		const own = noted.get(index);
		return own === undefined ? event : { ...event, notes: own };
	});
}

function startsWith(
	path: readonly PropertyKey[],
	start: readonly PropertyKey[],
): boolean {
	return start.every((key, index) => path[index] === key);
}

function textOf({ text }: Note): string {
	return text;
}

/** The same events; the notes that concern them all stand on the first. */
function withNotesOnFirst(
	events: readonly WebhookEvent[],
	notes: readonly string[],
): readonly WebhookEvent[] {
	const [first, ...others] = events;
	if (!first || notes.length === 0) return events;
	return [{ ...first, notes: [...notes, ...first.notes] }, ...others];
}

function excess(events: readonly WebhookEvent[]): string | undefined {
	return events.length > maxEvents
		? `more than ${maxEvents} events; the rest is left out`
		: undefined;
}

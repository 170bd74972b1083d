import { kinds } from "./catalogue.ts";
import { fieldOfChange, impliedField } from "./change-field.ts";
import type { WebhookEvent } from "./event.ts";
import type { Field } from "./field.ts";
import { isGatewayBody } from "./gateway/body.ts";
import { isLooseObject, looseList, looseObject } from "./loose.ts";
import { readNotedEvents } from "./noted-events.ts";
import { everyNoteOn, type Note } from "./notes.ts";
import { parseBody } from "./parse-body.ts";
import { envelopeSchema } from "./schema/envelope.ts";
import { schemaOf } from "./schema/fields.ts";
import { unwrap } from "./unwrap.ts";
import { type WireForm, wireForm } from "./wire-form.ts";

/** All that can be said about a body. Its words are ours, but for the events and `unknownKinds`. */
export interface Examination {
	readonly isJson: boolean;
	/** Why it is not what Meta sends, in one sentence. */
	readonly problem?: string;
	readonly events: readonly WebhookEvent[];
	/** Each with its path from the top: `entry[0].changes[0].value.metadata missing`. Of very many not all. */
	readonly deviations: readonly string[];
	readonly unknownKinds: readonly string[];
	/** Set for JSON. */
	readonly form?: WireForm;
}

/** Looks at a body as a whole: what is in it, and everything that is not as Meta sends it. Never throws. */
export function examine(body: Buffer): Examination {
	const { events, problem } = readNotedEvents(body);
	const parsed = parseBody(body);
	return {
		isJson: parsed.isJson,
		...(problem !== undefined && { problem }),
		events,
		deviations: parsed.isJson
			? deviationsOf(unwrap(parsed.value).payload, events)
			: [],
		unknownKinds: unknownKinds(events),
		...(parsed.isJson && { form: wireForm(parsed.json) }),
	};
}

function deviationsOf(
	payload: unknown,
	events: readonly WebhookEvent[],
): readonly string[] {
	// A gateway's body is one event, whose notes are all there is.
	if (isGatewayBody(payload)) return events.flatMap(({ notes }) => notes);
	const { entry } = looseObject(payload);
	// That there is no envelope is the body's problem.
	if (!Array.isArray(entry)) {
		return valueDeviations(impliedField(payload), payload, "");
	}
	const found = everyNoteOn(envelopeSchema, payload, "").map(textOf);
	for (const [i, one] of entry.entries()) {
		const changes = looseList(looseObject(one)["changes"]);
		for (const [j, change] of changes.entries()) {
			if (found.length > mostDeviations) return found;
			const { known, oddity } = fieldOfChange(change);
			const path = `entry[${i}].changes[${j}]`;
			if (oddity !== undefined) found.push(`${path}.field ${oddity}`);
			const { value } = looseObject(change);
			const others = valueDeviations(known, value, `${path}.value`);
			for (const each of others) found.push(each);
		}
	}
	return found;
}

// Whoever has more has not looked at the first ones yet.
const mostDeviations = 10_000;

function valueDeviations(
	field: Field | undefined,
	value: unknown,
	path: string,
): readonly string[] {
	if (field === undefined || !isLooseObject(value)) return [];
	return everyNoteOn(schemaOf(field.field), value, path).map(textOf);
}

function textOf({ text }: Note): string {
	return text;
}

function unknownKinds(events: readonly WebhookEvent[]): readonly string[] {
	const unknown = new Set(events.map(({ kind }) => kind));
	for (const { kind } of kinds) {
		if (kind !== "unknown") unknown.delete(kind);
	}
	return [...unknown];
}

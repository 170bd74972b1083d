import { fields, findField } from "./catalogue.ts";
import type { Field } from "./field.ts";
import { messages } from "./fields/messages.ts";
import { templateStatus } from "./fields/template-status.ts";
import { looseName, looseObject } from "./loose.ts";

/** The field that a change is of, as far as that is known. */
export interface ChangeField {
	readonly known?: Field;
	/** What is unusual about the field's name, to stand after where that is: `is not messages, as Meta writes it`. */
	readonly oddity?: string;
}

/** Finds the field of a change by its name, or else by what only a value of that field has. */
export function fieldOfChange(change: unknown): ChangeField {
	const { field: name, value } = looseObject(change);
	if (typeof name !== "string" || name === "") {
		const known = impliedField(value);
		return known ? { known } : {};
	}
	const exact = findField(name);
	if (exact) return { known: exact };

	const known = misspelledField(name, value);
	return known
		? { known, oddity: `is not ${known.field}, as Meta writes it` }
		: {};
}

/** A name that a field of Meta's may have one day is left as it is. */
function misspelledField(name: string, value: unknown): Field | undefined {
	return (
		findField(name.trim().toLowerCase()) ??
		fieldNamedForList(name, value) ??
		(looseName(name) === undefined ? impliedField(value) : undefined)
	);
}

/** People take the list in a value for its field's name: `statuses`, `message`. */
function fieldNamedForList(name: string, value: unknown): Field | undefined {
	const held = looseObject(value);
	const list = [name, `${name}s`].find((key) => Array.isArray(held[key]));
	return list === undefined ? undefined : impliedField({ [list]: [] });
}

/** The field that a value without one is of, by its keys and its event: payloads made by hand often leave the name out. */
export function impliedField(value: unknown): Field | undefined {
	const keys = looseObject(value);
	const { event } = keys;
	return (
		asked.find(({ marks = [] }) =>
			marks.some((mark) => Object.hasOwn(keys, mark)),
		) ?? asked.find(({ events = [] }) => events.some((each) => each === event))
	);
}

// The last two are told by keys that others have, too, beside what is theirs alone.
const last: readonly Field[] = [templateStatus, messages];
const asked = [...fields.filter((field) => !last.includes(field)), ...last];

import type * as z from "zod";
import { type Deviation, deviationsFrom, missing } from "./deviations.ts";

/** One thing that is unusual about a payload. `text` is ours alone: it names keys of the schema and never repeats a value. */
export interface Note {
	readonly path: readonly PropertyKey[];
	/** `value.metadata missing`. */
	readonly text: string;
}

const maxNotes = 20;
// So many are searched for what belongs together.
const maxSearched = 200;

/**
 * What differs from a schema, for a person to take in at a glance: what one object lacks, or has wrong in the same way, is one
 * note, and there are at most twenty. `name` begins each path.
 */
export function notesOn(
	schema: z.ZodType,
	value: unknown,
	name: string,
): readonly Note[] {
	return together(deviationsFrom(schema, value).slice(0, maxSearched))
		.slice(0, maxNotes)
		.map((alike) => noteOn(alike, name));
}

/** Each single thing that differs from a schema, however many there are. */
export function everyNoteOn(
	schema: z.ZodType,
	value: unknown,
	name: string,
): readonly Note[] {
	return deviationsFrom(schema, value).map((one) => noteOn([one], name));
}

type Alike = readonly [Deviation, ...Deviation[]];

/** The keys of one object that have the same wrong with them stand together, the elements of a list alone. */
function together(deviations: readonly Deviation[]): readonly Alike[] {
	const groups = new Map<string, [Deviation, ...Deviation[]]>();
	for (const deviation of deviations) {
		const { path, words } = deviation;
		const isKey = typeof keyOf(deviation) === "string";
		const place = JSON.stringify([isKey ? path.slice(0, -1) : path, words]);
		const group = groups.get(place);
		if (!isKey || !group) groups.set(place, [deviation]);
		else if (!group.some((other) => keyOf(other) === keyOf(deviation))) {
			group.push(deviation);
		}
	}
	return [...groups.values()];
}

function keyOf({ path }: Deviation): PropertyKey | undefined {
	return path.at(-1);
}

function noteOn([{ path, words }, ...others]: Alike, name: string): Note {
	const spelled = spellPath(name, path);
	const keys = others.map((other) => String(keyOf(other)));
	const last = keys.pop();
	if (last === undefined) return { path, text: `${spelled} ${words}` };
	const are = words === missing ? " " : ": each ";
	const all = `${[spelled, ...keys].join(", ")} and ${last}`;
	return { path, text: `${all}${are}${words}` };
}

function spellPath(name: string, path: readonly PropertyKey[]): string {
	return path.reduce<string>((spelled, key) => {
		if (typeof key === "number") return `${spelled}[${key}]`;
		return spelled === "" ? String(key) : `${spelled}.${String(key)}`;
	}, name);
}

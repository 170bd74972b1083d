import type { Loose } from "./loose.ts";
import type { Note } from "./notes.ts";

/** Says what is unusual about a payload, part by part, while its events are read. */
export interface Judge {
	/** Of what Meta wraps around the values. */
	envelope(payload: unknown): readonly Note[];
	/** Of the value of a field in the catalogue; the paths in the words begin with `value`. */
	value(field: string, value: unknown): readonly Note[];
	/** Of a gateway's body, whose event has this name. */
	gateway(name: string, payload: Loose): readonly Note[];
}

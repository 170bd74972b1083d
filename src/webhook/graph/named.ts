import { looseObject, looseText, present } from "../loose.ts";

/** An object of the Graph API: an app, an account. */
export interface Named {
	readonly id: string;
	readonly name?: string;
}

/** Undefined where there is no id. */
export function readNamed(value: unknown): Named | undefined {
	const { id, name } = looseObject(value);
	const known = looseText(id);
	if (known === undefined) return undefined;
	return { id: known, ...present({ name: looseText(name) }) };
}

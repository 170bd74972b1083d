/** A JSON object from outside: any key may be missing, any value of any type. */
export type Loose = Readonly<Record<string, unknown>>;

/** The value if it is a JSON object, else an empty one. */
export function looseObject(value: unknown): Loose {
	return isLooseObject(value) ? value : {};
}

/** True for a JSON object; arrays and null are none. */
export function isLooseObject(value: unknown): value is Loose {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value if it is a list, else an empty one. */
export function looseList(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

/** The value if it is a text that says something. A number counts: some gateways write ids as numbers. */
export function looseText(value: unknown): string | undefined {
	if (typeof value === "number") return String(value);
	return typeof value === "string" && value !== "" ? value : undefined;
}

/** Meta's own are far shorter. */
const longestShared = 256;

/** The value if it is a text of a usual length. For what stands once in a payload and in each of ten thousand events. */
export function sharedText(value: unknown): string | undefined {
	const text = looseText(value);
	return text !== undefined && text.length <= longestShared ? text : undefined;
}

/** A name fit to be part of an event's kind, in lower case; undefined for anything but a short identifier. */
export function looseName(value: unknown): string | undefined {
	if (typeof value !== "string") return undefined;
	const name = value.toLowerCase();
	return /^[a-z][a-z0-9_]{0,63}$/.test(name) ? name : undefined;
}

// The last millisecond a Date can hold.
const maxMilliseconds = 8.64e15;
// As seconds this is the year 5138: whoever writes so large a number, as some gateways and Messenger do, means milliseconds.
const leastMilliseconds = 1e11;

/** Milliseconds since the epoch from Meta's seconds, which come as a string or a number; undefined if no Date could hold them. */
export function looseTime(value: unknown): number | undefined {
	const isDigits = typeof value === "string" && /^\d+$/.test(value);
	const time = isDigits ? Number(value) : value;
	if (typeof time !== "number") return undefined;
	if (!(time >= 0 && time <= maxMilliseconds)) return undefined;
	return time < leastMilliseconds ? time * 1000 : time;
}

/** The members that have a value, for types whose optional members may be left out but not be undefined. */
export function present<Members extends object>(
	members: Members,
): Present<Members> {
	const result: Partial<Members> = {};
	for (const key in members) {
		if (members[key] !== undefined) result[key] = members[key];
	}
	return result as Present<Members>;
}

type Present<Members> = {
	[Key in keyof Members]?: Exclude<Members[Key], undefined>;
};

/** What stands at a path in a payload of any shape; undefined when nothing does. */
export function at(value: unknown, ...path: readonly string[]): unknown {
	let here = value;
	for (const key of path) {
		if (typeof here !== "object" || here === null) return undefined;
		if (!Object.hasOwn(here, key)) return undefined;
		here = Reflect.get(here, key);
	}
	return here;
}

/** The text at a path, if there is one that is not empty. A number counts: some gateways write ids as numbers. */
export function textAt(
	value: unknown,
	...path: readonly string[]
): string | undefined {
	const found = at(value, ...path);
	if (typeof found === "number") return String(found);
	return typeof found === "string" && found !== "" ? found : undefined;
}

/** The digits of a number, however it is written; empty when there are none. */
export function digits(number: string | undefined): string {
	return number?.replace(/\D/g, "") ?? "";
}

/** A value that is the address of a page or a file. */
export function webAddress(value: unknown): string | undefined {
	const isAddress = typeof value === "string" && /^https?:\/\//.test(value);
	return isAddress ? value : undefined;
}

/** Where an address leads, `lookaside.fbsbx.com`: the rest of it is long. The address itself where it can't be read. */
export function hostOf(address: string): string {
	return /^https?:\/\/([\w.:-]+)/.exec(address)?.[1] ?? address;
}

/** The finite number at a path, written as a number or in digits. */
export function numberAt(
	value: unknown,
	...path: readonly string[]
): number | undefined {
	const found = at(value, ...path);
	const isDigits =
		typeof found === "string" && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(found);
	const number = isDigits ? Number(found) : found;
	return typeof number === "number" && Number.isFinite(number)
		? number
		: undefined;
}

import { didYouMean } from "../suggest.ts";

/** Throws a TypeError, in the words of `call`, where there are no options or one of them has a name that is none of the `known`. */
export function refuseUnknown(
	call: string,
	options: object | undefined,
	known: readonly string[],
): void {
	if (typeof options !== "object" || options === null) {
		throw new TypeError(
			`${call} takes an object with ${known.join(", ")}, not ${String(options)}`,
		);
	}
	const unknown = Object.keys(options).find((key) => !known.includes(key));
	if (unknown === undefined) return;
	throw new TypeError(
		`${call} knows no "${unknown}": ${didYouMean(unknown, known)}`,
	);
}

/** Throws a TypeError where a value is neither absent nor a text. */
export function refuseOther(name: string, value: unknown): void {
	if (value === undefined || typeof value === "string") return;
	throw new TypeError(
		`"${name}" is a text: give ${JSON.stringify(String(value))}, not ${describe(value)}`,
	);
}

function describe(value: unknown): string {
	return typeof value === "number" ? `the number ${value}` : typeof value;
}

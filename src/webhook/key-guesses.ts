import type { Secret } from "./signature.ts";

/** A key that a signature may have been made with by accident. */
export interface KeyGuess {
	readonly code: string;
	/** To stand after "it was made with": names the key by its label. */
	readonly name: string;
	readonly key: string | Buffer;
}

/** The keys people sign with by mistake: the other ones they hold, none, and the right one with something clinging to it. */
export function guessKeys(
	secrets: readonly Secret[],
	otherKeys: readonly Secret[],
): readonly KeyGuess[] {
	return [
		...otherKeys
			.filter(({ value }) => value !== "")
			.map(({ value, label }) => ({
				code: "other-key",
				name: `${label}, which is not the app secret`,
				key: value,
			})),
		{ code: "empty-key", name: "an empty key", key: "" },
		...["undefined", "null", "None"].map((key) => ({
			code: "empty-key",
			name: `the word ${key}, which is what a variable that isn't set becomes`,
			key,
		})),
		...secrets.flatMap(misreadings),
	];
}

function misreadings({ value, label }: Secret): readonly KeyGuess[] {
	const bare = value.trim().replace(/^(["'])(.*)\1$/, "$2");
	const readings: readonly [code: string, key: string | Buffer, how: string][] =
		[
			["key-unclean", bare, "without the quotes or white space around it"],
			["key-quoted", `"${value}"`, "in double quotes"],
			["key-quoted", `'${value}'`, "in single quotes"],
			["key-newline", `${value}\n`, "with a newline at its end"],
			["key-newline", `${value}\r`, "with a carriage return at its end"],
			["key-newline", `${value}\r\n`, "with a line break (CRLF) at its end"],
			["key-space", `${value} `, "with a space at its end"],
			["key-space", ` ${value}`, "with a space before it"],
			["key-case", value.toLowerCase(), "in lower case"],
			["key-case", value.toUpperCase(), "in upper case"],
			["key-decoded", Buffer.from(value, "hex"), "decoded from hex to bytes"],
			["key-decoded", Buffer.from(value, "base64"), "decoded from base64"],
		];
	return readings
		.filter(([, key]) => key !== value && key.length > 0)
		.map(([code, key, how]) => ({ code, name: `${label} ${how}`, key }));
}

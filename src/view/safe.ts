declare const neutral: unique symbol;

/** Text that may go to a terminal as it is: untrusted parts went through `clean`, the rest was written by us. */
export type Safe = string & { readonly [neutral]: true };

/** Builds `Safe` text from our own words and values that are safe already. Anything else does not compile. */
export function safe(
	words: TemplateStringsArray,
	...values: readonly (Safe | number)[]
): Safe {
	let text = words[0] ?? "";
	for (let i = 0; i < values.length; i++) {
		text += values[i] + (words[i + 1] ?? "");
	}
	return vouch(text);
}

/** Joins safe parts with words of our own. */
export function join(parts: readonly Safe[], between: Safe): Safe {
	return vouch(parts.join(between));
}

/** Declares a text safe. Only for what neutralises, styles, slices or serialises; views use `safe` and `clean`. */
export function vouch(text: string): Safe {
	return text as Safe;
}

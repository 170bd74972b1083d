import { type Rule, violation, wrongType } from "./violation.ts";

// Longer than any emoji is, flags of regions and families with skin tones among them.
const longest = 64;

/*
 * By their property, reserved code points among them, and not by a list of emoji: the list in the running program is older than
 * the newest ones.
 */
const picture =
	/\p{Extended_Pictographic}|^\p{Regional_Indicator}{2}$|^[0-9#*]\uFE0F?\u20E3$/u;

/** One emoji, or nothing, which takes the reaction off. */
export const emoji: Rule = (value, path) => {
	if (typeof value !== "string") return wrongType(value, path, "a text");
	const isSingle = value.length <= longest && countGraphemes(value) === 1;
	if (value === "" || (isSingle && picture.test(value))) return [];
	return violation(path, "is not a single emoji, nor empty to take one off");
};

function countGraphemes(text: string): number {
	return [...new Intl.Segmenter().segment(text)].length;
}

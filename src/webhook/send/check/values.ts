import { type Rule, violation, wrongType } from "./violation.ts";

/** A text that says something, of so many characters at most. */
export function text(most?: number): Rule {
	return (value, path) => {
		if (typeof value !== "string") return wrongType(value, path, "a text");
		if (value === "") return violation(path, "is empty");
		const characters = countCharacters(value);
		if (most === undefined || characters <= most) return [];
		const problem = `has ${characters} characters, ${most} at most`;
		return violation(path, problem, most);
	};
}

/** A text that may be empty. */
export const anyText: Rule = (value, path) =>
	typeof value === "string" ? [] : wrongType(value, path, "a text");

/** A text that is written in a certain way; the problem says in which it isn't. */
export function textLike(
	pattern: RegExp,
	problem: string,
	most?: number,
): Rule {
	const said = text(most);
	return (value, path) => {
		const isWritten = typeof value === "string" && value !== "";
		const isUnlike = isWritten && !pattern.test(value);
		return [
			...said(value, path),
			...(isUnlike ? violation(path, problem) : []),
		];
	};
}

/** The address of a page or a file. */
export const webAddress: Rule = textLike(
	/^https?:\/\/[^\s/]+\S*$/i,
	"is not an https:// address",
);

/** One of the words that Meta documents; for what Meta has closed lists of, not for types. */
export function word(...words: readonly string[]): Rule {
	const wanted = words.map((each) => JSON.stringify(each)).join(" or ");
	return (value, path) => {
		if (typeof value !== "string") return wrongType(value, path, wanted);
		return words.includes(value) ? [] : violation(path, `is not ${wanted}`);
	};
}

/** True or false. */
export const flag: Rule = (value, path) =>
	typeof value === "boolean" ? [] : wrongType(value, path, "true or false");

/** A number, or a whole one from some number on. */
export function number({ wholeFrom }: { wholeFrom?: number } = {}): Rule {
	return (value, path) => {
		if (typeof value !== "number") return wrongType(value, path, "a number");
		if (wholeFrom === undefined) return [];
		const isRight = Number.isInteger(value) && value >= wholeFrom;
		return isRight
			? []
			: violation(path, `is not a whole number from ${wholeFrom}`);
	};
}

/** A key that Meta refuses at this place. */
export function refused(problem: string): Rule {
	return (_value, path) => violation(path, problem);
}

/*
 * Code points: Meta's servers are written in a language whose texts are UTF-8, where characters are counted so. It is also the
 * smaller of the possible counts, so that no message is held back that Meta would take.
 */
function countCharacters(value: string): number {
	let count = 0;
	for (const _ of value) count += 1;
	return count;
}

import type { Confidence } from "../webhook/error-codes/error-code.ts";
import type { Explanation } from "../webhook/error-codes/explanation.ts";
import type { ExplanationPage, Paragraph } from "./explanation-page.ts";
import { truncate } from "./measure.ts";
import { join, type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

/** What Meta said beside the code, and what a reader should know of the explanation. */
export function remarks(
	{ code, subcode, said, isUnmarked, entry, subcodes }: Explanation,
	{ theme, verbose, redact }: ExplanationPage,
): Paragraph[] {
	const notes: Safe[] = [];
	if (isUnmarked === true)
		notes.push(
			safe`Nothing in the text says that ${code} is an error code: it may be another number.`,
		);
	if (subcode !== undefined && entry !== undefined && !isOf(entry, subcode))
		notes.push(
			safe`wa-hook doesn't know the subcode ${subcode}; this is about ${code} in general.`,
		);
	if (subcodes.length > 0) {
		const list = subcodes.map(
			(each) => safe`${each.subcode ?? 0} ${clean(each.title)}`,
		);
		notes.push(
			safe`The error_subcode beside it says more: ${join(list, safe`, `)}.`,
		);
	}
	if (entry !== undefined && (verbose || entry.confidence !== "high"))
		notes.push(sureness[entry.confidence]);
	if (verbose && entry?.also !== undefined) {
		const list = entry.also.map(clean);
		notes.push(safe`Also met as: ${join(list, safe` ${theme.signs.dot} `)}`);
	}
	return [
		...theirWords(said, entry?.title, theme, redact),
		...notes.map(
			(text): Paragraph => ({ label: safe`Note`, text, tone: "dim" }),
		),
	];
}

function isOf(
	entry: { readonly code: number; readonly subcode?: number },
	subcode: number,
): boolean {
	return entry.subcode === subcode || entry.code === subcode;
}

const sureness: Readonly<Record<Confidence, Safe>> = {
	high: safe`Documented by Meta.`,
	medium: safe`Reported by several sources, not taken from Meta's list of error codes.`,
	low: safe`Reported by one source or inferred, not taken from Meta's list of error codes.`,
};

/** What Meta said in the text that was given, unless it is just the title, or how that begins. */
function theirWords(
	said: string | undefined,
	title: string | undefined,
	theme: Theme,
	redact: (text: string) => string,
): Paragraph[] {
	// What was cut off says no more than the title either.
	if (said === undefined || letters(title ?? "").startsWith(letters(said)))
		return [];
	const line = redact(said.slice(0, 10_000))
		.replace(/[ \t\n]+/g, " ")
		.trim();
	if (line === "") return [];
	const text = truncate(clean(line), 400, theme.signs.ellipsis);
	return [{ label: safe`Meta`, text, tone: "theirs" }];
}

function letters(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}]|^\(#\d+\)/gu, "");
}

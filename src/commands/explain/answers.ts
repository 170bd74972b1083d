import { CliError, ExitCode } from "../../errors.ts";
import { didYouMean, suggest } from "../../suggest.ts";
import {
	type Explanation,
	explanationOf,
} from "../../webhook/error-codes/explanation.ts";
import { findError } from "../../webhook/error-codes/find.ts";
import type { Mention } from "../../webhook/error-codes/mention.ts";
import { readMentions } from "../../webhook/error-codes/mentions.ts";
import { errorNames, searchErrors } from "../../webhook/error-codes/search.ts";
import { errorTable } from "../../webhook/error-codes/table.ts";

/** What was found, and whether it is better listed than explained. */
export interface Answers {
	readonly explanations: readonly Explanation[];
	readonly isList: boolean;
}

// More than these and a reader would rather choose.
const mostAtOnce = 3;

/** The codes in a text, or without any, the errors that its words describe. Throws CliError when it speaks of none. */
export function findAnswers(text: string): Answers {
	refuseFileName(text);
	const mentions = readMentions(text);
	refuseHttpStatus(mentions);
	const found = mentions.length > 0 ? mentions : searchErrors(text);
	if (found.length === 0) throw notRecognised(text);
	return {
		explanations: found.map((each) => explanationOf(each, text)),
		isList: mentions.length === 0 && found.length > mostAtOnce,
	};
}

/** People name the file that they want read. */
function refuseFileName(text: string): void {
	const name = text.trim();
	if (!fileName.test(name)) return;
	throw new CliError("usage", `'${name}' is the name of a file, not an error`, {
		hint: `wa-hook explain - < ${name}`,
	});
}

const fileName =
	/^[\w./\\~-]{0,200}\.(?:log|txt|out|err|json|jsonl|ndjson|har|csv|md)(?:\.\d+)?$/i;

/** They say little: Meta tells what is wrong in the body. */
function refuseHttpStatus(mentions: readonly Mention[]): void {
	const status = mentions.find(({ code }) => httpStatuses.has(code));
	if (status === undefined || mentions.length > 1) return;
	throw new CliError(
		"http-status",
		`${status.code} is an HTTP status, not an error code of Meta's`,
		{
			hint: "give the code in the answer's body: error.code, or all of the body",
			exitCode: ExitCode.Failed,
		},
	);
}

const httpStatuses: ReadonlySet<number> = new Set([
	400, 401, 403, 404, 405, 408, 413, 415, 422, 429, 500, 502, 503, 504,
]);

/** The family of errors of this name, or all for no name. Throws CliError for a family that does not exist. */
export function listed(family: string): Answers {
	const families = [...new Set(errorTable.map((entry) => entry.family))];
	const entries = errorTable.filter(
		(entry) =>
			family === "" || entry.family.toLowerCase() === family.toLowerCase(),
	);
	if (entries.length > 0)
		return {
			explanations: entries.map((entry) => explanationOf(entry)),
			isList: true,
		};
	throw new CliError("usage", `there is no family of errors '${family}'`, {
		hint: didYouMean(family, families),
	});
}

/** A known code with something stuck to it: `131047x`. */
function codeIn(word: string): string | undefined {
	const [, digits] = /^\W*[a-z]{0,3}(\d{3,7})[a-z]{0,3}\W*$/i.exec(word) ?? [];
	return findError(Number(digits)) === undefined ? undefined : digits;
}

function notRecognised(text: string): CliError {
	const name = text.trim();
	const isName = name.length <= 60 && /^[\p{L}\s'’-]+$/u.test(name);
	const meant = isName ? suggest(name, errorNames()) : codeIn(name);
	return new CliError(
		"not-recognised",
		isName
			? `no error of Meta's is called '${name}'`
			: "there is no error code of Meta's in this text",
		{
			hint:
				meant === undefined
					? "give the code (131047) or Meta's whole answer; wa-hook explain --list shows all that is known"
					: `did you mean ${isName ? `'${meant}'` : meant}?`,
			exitCode: ExitCode.Failed,
		},
	);
}

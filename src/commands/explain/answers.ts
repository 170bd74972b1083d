import { CliError, ExitCode } from "../../errors.ts";
import { didYouMean, suggest } from "../../suggest.ts";
import {
	type Explanation,
	explanationOf,
} from "../../webhook/error-codes/explanation.ts";
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
	const mentions = readMentions(text);
	const found = mentions.length > 0 ? mentions : searchErrors(text);
	if (found.length === 0) throw notRecognised(text);
	return {
		explanations: found.map((each) => explanationOf(each, text)),
		isList: mentions.length === 0 && found.length > mostAtOnce,
	};
}

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

function notRecognised(text: string): CliError {
	const name = text.trim();
	const isName = name.length <= 60 && /^[\p{L}\s'’-]+$/u.test(name);
	const meant = isName ? suggest(name, errorNames()) : undefined;
	return new CliError(
		"not-recognised",
		isName
			? `no error of Meta's is called '${name}'`
			: "there is no error code of Meta's in this text",
		{
			hint:
				meant === undefined
					? "give the code (131047) or Meta's whole answer; wa-hook explain --list shows all that is known"
					: `did you mean '${meant}'?`,
			exitCode: ExitCode.Failed,
		},
	);
}

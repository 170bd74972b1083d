import { explanationOf } from "../webhook/error-codes/explanation.ts";
import { findError } from "../webhook/error-codes/find.ts";
import { errorName, type GraphError } from "../webhook/graph/graph-error.ts";
import type { GraphProblem } from "../webhook/graph/graph-reply.ts";
import { showExplanation } from "./explanation.ts";
import {
	drawParagraph,
	type ExplanationPage,
	type Paragraph,
} from "./explanation-page.ts";
import { join, type Safe, safe } from "./safe.ts";
import type { Line } from "./schema.ts";
import { clean } from "./text.ts";

/** Why a call of the Graph API brought nothing, and what that means for whoever made it. */
export interface ShownProblem {
	/** What was not done, in words of ours: `the message was not sent`. */
	readonly what: string;
	readonly problem: GraphProblem;
	/** What to do here, which says more than the table of errors does. Words of ours, but not all of it. */
	readonly hint?: string | undefined;
}

/** A problem as a person reads it: the error explained, what Meta said, what its support asks for. */
export function showGraphProblem(
	{ what, problem, hint }: ShownProblem,
	page: ExplanationPage,
): Safe {
	const told = (text: string) => clean(page.redact(text));
	const next = hint === undefined ? safe`` : safe`hint:  ${told(hint)}\n`;
	if (problem.problem !== "refused") {
		return safe`error: ${told(`${what}: ${problemWords(problem)}`)}\n${next}`;
	}
	const { error } = problem;
	const explanation = showExplanation(explained(error), page);
	const rest = asides(error).map(
		(text): Paragraph => ({
			label: safe``,
			text: told(text),
			tone: "dim",
		}),
	);
	const margin = Math.max(6, errorName(error).length) + 2;
	const meta = [
		...metaWords(error).map(
			(text): Paragraph => ({
				label: safe`Meta`,
				text: told(text),
				tone: "theirs",
			}),
		),
		...rest,
	];
	return join(
		[
			safe`error: ${told(what)}\n`,
			explanation,
			...meta.map((paragraph) => drawParagraph(paragraph, margin, page)),
			next,
		],
		safe``,
	);
}

/** A problem as a line of `--json`. */
export function graphProblemLine(
	{ what, problem, hint }: ShownProblem,
	exitCode: number,
): Line {
	const line = {
		v: 1,
		type: "error",
		message: `${what}: ${problemWords(problem)}`,
		hint,
		exitCode,
	} as const;
	if (problem.problem !== "refused") {
		return { ...line, code: `graph-${problem.problem}` };
	}
	const { code, subcode, message, details, fbtraceId, status, retryAfterMs } =
		problem.error;
	const entry = findError(code, subcode);
	return {
		...line,
		code: "graph-refused",
		hint: hint ?? entry?.fix,
		graph: {
			code,
			subcode,
			message,
			details,
			fbtraceId,
			status,
			retryAfterMs,
			title: entry?.title,
			cause: entry?.cause,
			fix: entry?.fix,
		},
	};
}

/** What went wrong, in one sentence. Holds words of Meta's. */
function problemWords(problem: GraphProblem): string {
	switch (problem.problem) {
		case "refused":
			return `Meta refused it with ${problem.detail}`;
		case "unreachable":
			return `the Graph API could not be reached: ${problem.detail}`;
		case "unreadable":
			return `the Graph API ${problem.detail}`;
	}
}

function explained({ code, subcode, message }: GraphError) {
	return explanationOf(
		{ code, ...(subcode !== undefined && { subcode }) },
		message,
	);
}

/** All that Meta says, each of it once. */
function metaWords(error: GraphError): readonly string[] {
	const { message, details, userTitle, userMessage } = error;
	const said = [message, details, userTitle, userMessage].filter(
		(text) => text !== undefined && text !== "",
	);
	return [...new Set(said)].map((text) =>
		`${text}`.slice(0, 2_000).replace(/[ \t\r\n]+/g, " "),
	);
}

function asides({ fbtraceId, retryAfterMs }: GraphError): readonly string[] {
	return [
		...(retryAfterMs === undefined
			? []
			: [`Meta asks to wait ${Math.ceil(retryAfterMs / 1000)} s`]),
		...(fbtraceId === undefined ? [] : [`fbtrace_id ${fbtraceId}`]),
	];
}

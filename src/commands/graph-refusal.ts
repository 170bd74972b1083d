import { CliError, ExitCode } from "../errors.ts";
import { familyOf, findError } from "../webhook/error-codes/find.ts";
import { errorName, type GraphError } from "../webhook/graph/graph-error.ts";
import type { GraphProblem } from "../webhook/graph/graph-reply.ts";

/** What to tell of a call that brought nothing; `doing` says what it was for: `list the templates`. Ours comes before Meta's words. */
export function graphRefusal(problem: GraphProblem, doing: string): CliError {
	if (problem.problem === "refused") return refused(problem.error, doing);
	if (problem.problem === "unreachable" && problem.cause === "stopped") {
		return new CliError("interrupted", `interrupted; did not ${doing}`, {
			exitCode: ExitCode.Interrupted,
		});
	}
	const { detail } = problem;
	return problem.problem === "unreachable"
		? new CliError(
				"graph-unreachable",
				`can't reach the Graph API to ${doing}: ${detail}`,
				{
					hint: "is this machine online, and does HTTPS_PROXY name the right proxy, if there is one?",
					exitCode: ExitCode.Unreachable,
				},
			)
		: new CliError(
				"graph-unreadable",
				`can't ${doing}: the Graph API's address ${detail}`,
				{
					hint: "something on the way answers in its place: a proxy, or what WA_HOOK_GRAPH_URL names",
					exitCode: ExitCode.Unreachable,
				},
			);
}

/** What a refusal ends the run with: the credentials are a matter of their own. */
export function exitCodeOf({ code }: GraphError): ExitCode {
	return familyOf(code) === "authorisation" || sessionCodes.has(code)
		? ExitCode.Refused
		: ExitCode.GraphRefused;
}

/** A session that is no longer valid, and a call without any token, in the general range of the Graph API. */
const sessionCodes: ReadonlySet<number> = new Set([102, 2500]);

function refused(error: GraphError, doing: string): CliError {
	const entry = findError(error.code, error.subcode);
	const name = [errorName(error), entry?.title].filter(Boolean).join(" ");
	const trace = traceOf(error);
	const words = wordsOf(error, entry?.title);
	const { code, subcode, status, details, fbtraceId, isTransient } = error;
	const { retryAfterMs } = error;
	return new CliError(
		"graph-refused",
		`Meta refused to ${doing}: ${name}${trace && ` (${trace})`}${words && `. Meta's words: ${words}`}`,
		{
			hint:
				[entry?.cause, entry?.fix, wait(error)].filter(Boolean).join(" ") ||
				`wa-hook explain ${error.code}, or Meta's list: developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes`,
			exitCode: exitCodeOf(error),
			facts: {
				graph: {
					code,
					subcode,
					status,
					details,
					fbtraceId,
					isTransient,
					retryAfterMs,
				},
			},
		},
	);
}

/** What Meta's support asks for. */
function traceOf({ fbtraceId = "" }: GraphError): string {
	return /^[\w-]{1,64}$/.test(fbtraceId) ? `fbtrace_id ${fbtraceId}` : "";
}

/** All that Meta says beyond the code and its title, each thing once, on one line. */
function wordsOf(
	{ message, details, userTitle, userMessage }: GraphError,
	title: string | undefined,
): string {
	const said = [message, details, userTitle, userMessage].flatMap((text = "") =>
		text.replace(/^\(#\d+\)\s*/, "").replace(/\s+/g, " "),
	);
	const known = new Set(["", title]);
	return [...new Set(said)].filter((text) => !known.has(text)).join(" / ");
}

function wait({ retryAfterMs }: GraphError): string | undefined {
	return retryAfterMs === undefined
		? undefined
		: `Meta asks to wait ${Math.ceil(retryAfterMs / 1000)} s.`;
}

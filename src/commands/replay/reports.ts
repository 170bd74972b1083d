import type { Context } from "../../context.ts";
import { openReport } from "../../io/report-file.ts";
import { errorAnnotation } from "../../view/annotation.ts";
import { type JunitCase, junitReport } from "../../view/junit.ts";
import { replyExcerpt } from "../../view/reply-body.ts";
import type { Reply } from "../../webhook/reply.ts";
import type { ReplaySettings } from "./settings.ts";
import type { Attempt, Verdict } from "./view.ts";

/** What is written for other programs than the terminal: a JUnit report, marks for GitHub. */
export interface Reports {
	/** Takes the last word on a delivery; one that will be sent again has not had it. */
	add(attempt: Attempt, verdict: Verdict): void;
	finish(ms: number): Promise<void>;
}

/** Those that are wanted. Throws CliError for a file that can't be written. */
export async function openReports(
	{ junit, annotates }: Pick<ReplaySettings, "junit" | "annotates">,
	{ stderr, now }: Context,
	redact: (text: string) => string,
): Promise<Reports> {
	const file = junit === undefined ? undefined : await openReport(junit);
	const cases: JunitCase[] = [];
	const at = now();
	return {
		add(attempt, verdict) {
			if (verdict.againInMs !== undefined) return;
			const result = caseOf(attempt, verdict, redact);
			if (file !== undefined) cases.push(result);
			if (!annotates || result.problems.length === 0) return;
			const { name, problems, output } = result;
			stderr.write(
				errorAnnotation({
					title: `wa-hook replay ${name}`,
					message: [...problems, output].join("\n"),
					...placeOf(name),
				}),
			);
		},
		finish: async (ms) => file?.finish(junitReport(cases, { ms, at })),
	};
}

function caseOf(
	{ name, copy, copies, scenario }: Attempt,
	{ reply, unmet, hint }: Verdict,
	redact: (text: string) => string,
): JunitCase {
	const output = [...answer(reply), ...(hint ? [`hint: ${hint}`] : [])];
	return {
		name: redact(copies === 1 ? name : `${name}, copy ${copy} of ${copies}`),
		scenario: scenario === undefined ? undefined : redact(scenario),
		ms: reply.ms,
		problems: unmet.map(redact),
		isError: !reply.ok,
		output: redact(output.join("\n")),
	};
}

/** Where a payload stands, if it is from a file: `a.json`, the third line of `day.ndjson`. */
function placeOf(name: string): { file?: string; line?: number } {
	if (/\.json$/i.test(name)) return { file: name };
	const [, file, line] = /^(.+\.(?:ndjson|jsonl)):(\d+)$/i.exec(name) ?? [];
	return file === undefined ? {} : { file, line: Number(line) };
}

function answer(reply: Reply): string[] {
	return reply.ok ? replyExcerpt(reply) : [reply.detail];
}

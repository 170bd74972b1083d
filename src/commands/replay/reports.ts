import type { Context } from "../../context.ts";
import { openReport } from "../../io/report-file.ts";
import { errorAnnotation } from "../../view/annotation.ts";
import { type JunitCase, junitReport } from "../../view/junit.ts";
import { replyExcerpt } from "../../view/reply-body.ts";
import type { Reply } from "../../webhook/reply.ts";
import type { Turn } from "./plan.ts";
import { nameOf } from "./posts.ts";
import type { ReplaySettings } from "./settings.ts";
import type { Attempt, Verdict } from "./view.ts";

/** What is written for other programs than the terminal: a JUnit report, marks for GitHub. */
export interface Reports {
	/** Takes the last word on a delivery so far. */
	add(attempt: Attempt, verdict: Verdict): void;
	finish(ms: number): Promise<void>;
}

/** Those that are wanted; what of the plan has had no reply when it ends was skipped. Throws CliError for a file that can't be written. */
export async function openReports(
	plan: readonly Turn[],
	{ junit, annotates }: Pick<ReplaySettings, "junit" | "annotates">,
	{ stderr, now }: Context,
	redact: (text: string) => string,
): Promise<Reports> {
	const file = junit === undefined ? undefined : await openReport(junit);
	const cases = new Map<number, JunitCase>();
	const at = now();
	return {
		add(attempt, verdict) {
			const result = caseOf(attempt, verdict, redact);
			if (file !== undefined) cases.set(attempt.number, result);
			if (verdict.againInMs !== undefined) return;
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
		async finish(ms) {
			if (file === undefined) return;
			const all = plan.map(
				(turn, index) => cases.get(index + 1) ?? skipped(turn, redact),
			);
			await file.finish(junitReport(all, { ms, at }));
		},
	};
}

function caseOf(
	attempt: Attempt,
	{ reply, unmet, hint }: Verdict,
	redact: (text: string) => string,
): JunitCase {
	const { name, scenario } = attempt;
	const output = [...answer(reply), ...(hint ? [`hint: ${hint}`] : [])];
	return {
		name: redact(named(name, attempt)),
		scenario: scenario === undefined ? undefined : redact(scenario),
		ms: reply.ms,
		problems: unmet.map(redact),
		isError: !reply.ok,
		output: redact(output.join("\n")),
	};
}

function skipped(turn: Turn, redact: (text: string) => string): JunitCase {
	const name = nameOf(turn.sources.map(({ name }) => name));
	const scenario = turn.caption?.scenario;
	return {
		name: redact(named(name, turn)),
		scenario: scenario === undefined ? undefined : redact(scenario),
		ms: 0,
		problems: [],
		skipped: "the run ended before there was a reply to it",
		output: "",
	};
}

function named(
	name: string,
	{ copy, copies }: Pick<Turn, "copy" | "copies">,
): string {
	return copies === 1 ? name : `${name}, copy ${copy} of ${copies}`;
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

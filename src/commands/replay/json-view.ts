import type { Context } from "../../context.ts";
import { replyLine } from "../../view/lines.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { replyExcerpt } from "../../view/reply-body.ts";
import { createRequestRedactor, requestLine } from "../../view/request.ts";
import type { Line } from "../../view/schema.ts";
import { redirectAddress } from "../../webhook/redirect.ts";
import type { Reply } from "../../webhook/reply.ts";
import { put } from "../put.ts";
import type { ReplaySettings } from "./settings.ts";
import { stepLine } from "./step-line.ts";
import type { Target } from "./target.ts";
import type { ReplayView } from "./view.ts";

/** NDJSON on stdout: a line for each step of a scenario, each POST and each reply, then findings and the result; remarks go on as words on stderr. */
export function createJsonView(
	{ verbose }: Pick<ReplaySettings, "verbose">,
	{ url }: Target,
	talk: Pick<ReplayView, "remark">,
	context: Context,
	redact: (text: string) => string,
): ReplayView {
	const redactRequest = createRequestRedactor([...context.hidden]);
	const emit = (line: Line) => put(jsonLine(line, redact), context);
	return {
		begins() {},
		step: (caption, number) => emit(stepLine(caption, number)),
		sent: (attempt) =>
			put(
				jsonLine(
					requestLine({ ...attempt, url }, { whole: verbose }),
					redactRequest,
				),
				context,
			),
		replied({ number, name, attempt }, { reply, unmet, againInMs, hint }) {
			const line = replyLine(number, reply, hint);
			return emit({
				...line,
				name,
				...(attempt > 1 && { attempt }),
				ok: unmet.length === 0,
				...(unmet.length > 0 && { unmet: [...unmet] }),
				againInMs,
				...(unmet.length > 0 && answerOf(reply)),
			});
		},
		remark: talk.remark,
		async end({ ms, planned, ok, failed, statuses, failures }, patterns) {
			for (const pattern of patterns) {
				await emit({ v: 1, type: "finding", ...pattern });
			}
			await emit({
				v: 1,
				type: "result",
				ok,
				failed,
				ms: Math.round(ms),
				statuses: Object.fromEntries(statuses),
				...(failures.size > 0 && { failures: Object.fromEntries(failures) }),
				...(ok + failed < planned && { cutShort: "stopped" }),
			});
		},
	};
}

/** What was answered, for who looks into a failure: the beginning of the body, and where a redirect leads. */
function answerOf(reply: Reply): { body?: string; location?: string } {
	if (!reply.ok) return {};
	const body = replyExcerpt(reply).join("\n").slice(0, longestBody);
	const location = redirectAddress(reply);
	return {
		...(body !== "" && { body }),
		...(location !== undefined && { location }),
	};
}

const longestBody = 2000;

import type { Context } from "../../context.ts";
import { replyLine } from "../../view/lines.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { requestLine } from "../../view/request.ts";
import type { Line } from "../../view/schema.ts";
import { put } from "../put.ts";
import type { ReplaySettings } from "./settings.ts";
import type { Target } from "./target.ts";
import type { ReplayView } from "./view.ts";

/** NDJSON on stdout: a line for each POST and for each reply, then findings and the result; remarks go on as words on stderr. */
export function createJsonView(
	{ verbose }: Pick<ReplaySettings, "verbose">,
	{ url }: Target,
	talk: Pick<ReplayView, "remark">,
	context: Context,
	redact: (text: string) => string,
): ReplayView {
	const emit = (line: Line) => put(jsonLine(line, redact), context);
	return {
		begins() {},
		sent: (attempt) =>
			emit(requestLine({ ...attempt, url }, { whole: verbose })),
		replied({ number, name, attempt }, { reply, unmet, againInMs, hint }) {
			const line = replyLine(number, reply, hint);
			return emit({
				...line,
				name,
				...(attempt > 1 && { attempt }),
				ok: unmet.length === 0,
				...(unmet.length > 0 && { unmet: [...unmet] }),
				againInMs,
			});
		},
		remark: talk.remark,
		async end({ ms, ok, failed, statuses, failures }, patterns) {
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
			});
		},
	};
}

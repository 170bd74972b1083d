import type { Context } from "../../context.ts";
import type { GlobalOptions } from "../../program.ts";
import { deliveryLines, replyLine } from "../../view/lines.ts";
import { jsonLine } from "../../view/ndjson.ts";
import type { Line } from "../../view/schema.ts";
import { createTheme } from "../../view/theme.ts";
import { createTimeline } from "../../view/timeline.ts";
import type { Reply } from "../../webhook/reply.ts";
import { hintForReply } from "../../webhook/reply-hint.ts";
import type { ShownDelivery } from "../sightings.ts";

/** What was recorded, on stdout. */
export interface RecordView {
	delivery(shown: ShownDelivery, replies: readonly Reply[]): void;
}

/** The view that was asked for: the timeline of `listen`, or its NDJSON. */
export function createRecordView(
	options: GlobalOptions & { readonly color: "auto" | "always" | "never" },
	context: Context,
	redact: (text: string) => string,
): RecordView {
	return options.json === true
		? jsonView(context, redact)
		: timelineView(options, context, redact);
}

function timelineView(
	{ color, verbose }: GlobalOptions,
	{ stdout, env, now }: Context,
	redact: (text: string) => string,
): RecordView {
	const theme = createTheme({ color, stream: stdout, env });
	const timeline = createTimeline({
		theme,
		columns: () => stdout.columns(),
		now,
		redact,
		verbose: verbose === true,
		firstDay: true,
	});
	return {
		delivery({ delivery, events, problem }, replies) {
			stdout.write(timeline.received(delivery, events, problem));
			for (const reply of replies) {
				stdout.write(timeline.replied(delivery.id, reply, hintForReply(reply)));
			}
		},
	};
}

function jsonView(
	{ stdout }: Context,
	redact: (text: string) => string,
): RecordView {
	const emit = (line: Line) => stdout.write(redact(jsonLine(line)));
	return {
		delivery({ delivery, events, duplicate, problem }, replies) {
			const about = { duplicateOf: duplicate?.duplicateOf, problem };
			for (const line of deliveryLines(delivery, events, about)) emit(line);
			for (const reply of replies)
				emit(replyLine(delivery.id, reply, hintForReply(reply)));
		},
	};
}

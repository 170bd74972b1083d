import type { Context } from "../../context.ts";
import type { GlobalOptions } from "../../program.ts";
import { deliveryLines, replyLine } from "../../view/lines.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createTheme } from "../../view/theme.ts";
import { createTimeline } from "../../view/timeline.ts";
import type { Reply } from "../../webhook/reply.ts";
import { hintForReply } from "../../webhook/reply-hint.ts";
import type { ShownDelivery } from "../sightings.ts";

/** What was recorded, on stdout. */
export interface RecordView {
	/** Resolves when the reader is ready for more or has gone away; once the user asks to stop, at once. */
	delivery(shown: ShownDelivery, replies: readonly Reply[]): Promise<void>;
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
	context: Context,
	redact: (text: string) => string,
): RecordView {
	const { stdout, env } = context;
	// The record says when a delivery came, and how long a reply took.
	let at = 0;
	const theme = createTheme({ color, stream: stdout, env });
	const timeline = createTimeline({
		theme,
		columns: () => stdout.columns(),
		now: () => at,
		redact,
		verbose: verbose === true,
		firstDay: true,
	});
	return {
		delivery({ delivery, events, problem }, replies) {
			const blocks = [
				timeline.received(delivery, events, problem),
				...replies.map((reply) => {
					at = delivery.receivedAt + reply.ms;
					return timeline.replied(delivery.id, reply, hintForReply(reply));
				}),
			];
			return put(blocks.join(""), context);
		},
	};
}

function jsonView(
	context: Context,
	redact: (text: string) => string,
): RecordView {
	return {
		delivery({ delivery, events, duplicate, problem }, replies) {
			const about = { duplicateOf: duplicate?.duplicateOf, problem };
			const lines = [
				...deliveryLines(delivery, events, about),
				...replies.map((reply) =>
					replyLine(delivery.id, reply, hintForReply(reply)),
				),
			];
			const text = lines.map((line) => jsonLine(line, redact)).join("");
			return put(text, context);
		},
	};
}

async function put(text: string, { stdout, stop }: Context): Promise<void> {
	if (stdout.write(text) || stop.aborted) return;
	await new Promise<void>((resolve) => {
		const goOn = () => {
			stop.removeEventListener("abort", goOn);
			resolve();
		};
		stop.addEventListener("abort", goOn);
		void stdout.drained().then(goOn);
	});
}

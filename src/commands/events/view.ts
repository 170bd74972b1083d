import type { Context } from "../../context.ts";
import type { GlobalOptions } from "../../program.ts";
import { deliveryLines, replyLine } from "../../view/lines.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createTheme } from "../../view/theme.ts";
import { createTimeline } from "../../view/timeline.ts";
import type { Delivery } from "../../webhook/delivery.ts";
import type { Reply } from "../../webhook/reply.ts";
import { hintForReply } from "../../webhook/reply-hint.ts";
import { put } from "../put.ts";
import type { ShownDelivery } from "../sightings.ts";

/** What was recorded, on stdout. Each method resolves when the reader is ready for more. */
export interface RecordView {
	delivery(shown: ShownDelivery, replies: readonly Reply[]): Promise<void>;
	/** A reply to a delivery that was shown before. */
	reply(
		delivery: Pick<Delivery, "id" | "receivedAt">,
		reply: Reply,
	): Promise<void>;
}

/** The view that was asked for: the timeline of `listen`, or its NDJSON. With `verbose` it adds headers and bodies. */
export function createRecordView(
	options: GlobalOptions,
	context: Context,
	redact: (text: string) => string,
): RecordView {
	return options.json === true
		? jsonView(options, context, redact)
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
		indents: true,
		firstDay: true,
	});
	const replied = (
		{ id, receivedAt }: Pick<Delivery, "id" | "receivedAt">,
		reply: Reply,
	) => {
		at = receivedAt + reply.ms;
		return timeline.replied(id, reply, { hint: hintForReply(reply) });
	};
	return {
		delivery({ delivery, events, problem }, replies) {
			const blocks = [
				timeline.received(delivery, events, problem),
				...replies.map((reply) => replied(delivery, reply)),
			];
			return put(blocks.join(""), context);
		},
		reply: (delivery, reply) => put(replied(delivery, reply), context),
	};
}

function jsonView(
	{ verbose }: GlobalOptions,
	context: Context,
	redact: (text: string) => string,
): RecordView {
	return {
		delivery({ delivery, events, duplicate, problem }, replies) {
			const about = {
				duplicateOf: duplicate?.duplicateOf,
				problem,
				whole: verbose === true,
			};
			const lines = [
				...deliveryLines(delivery, events, about),
				...replies.map((reply) =>
					replyLine(delivery.id, reply, hintForReply(reply)),
				),
			];
			const text = lines.map((line) => jsonLine(line, redact)).join("");
			return put(text, context);
		},
		reply({ id }, reply) {
			const line = replyLine(id, reply, hintForReply(reply));
			return put(jsonLine(line, redact), context);
		},
	};
}

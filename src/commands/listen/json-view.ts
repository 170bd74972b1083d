import type { Context } from "../../context.ts";
import { deliveryLines, replyLine } from "../../view/lines.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createPrinter } from "../../view/printer.ts";
import { registrationLine } from "../../view/registration.ts";
import { join, safe } from "../../view/safe.ts";
import type { Line } from "../../view/schema.ts";
import { hintForReply } from "../../webhook/reply-hint.ts";
import type { ListenView } from "./view.ts";

/** NDJSON on stdout, one line for each thing that happens; warnings go on as words of `talk` on stderr. */
export function createJsonView(
	talk: ListenView,
	context: Context,
	redact: (text: string) => string,
): ListenView {
	const printer = createPrinter(context.stdout, {
		notShown: (events) => jsonLine({ v: 1, type: "missed", events }),
	});
	const emit = (line: Line) => printer.print(jsonLine(line, redact), 0);

	return {
		ready(panel) {
			// Its secrets are left out already, and what it says is ours.
			const ready = jsonLine({
				v: 1,
				type: "ready",
				local: panel.local.value,
				verifyToken: panel.verifyToken.secret
					? undefined
					: panel.verifyToken.value,
				forwardTo: panel.forwarding.map(({ value }) => value),
				recording: panel.recording?.value,
				showingOnly: panel.showingOnly?.value,
			});
			printer.print(ready, 0);
		},
		received({ delivery, events, duplicate, problem }) {
			const about = { duplicateOf: duplicate?.duplicateOf, problem };
			const lines = deliveryLines(delivery, events, about);
			const block = lines.map((line) => jsonLine(line, redact));
			printer.print(join(block, safe``), events.length);
		},
		replied: (delivery, reply) =>
			emit(replyLine(delivery, reply, hintForReply(reply))),
		notForwarded: talk.notForwarded,
		handshake: (attempt) => emit({ v: 1, type: "handshake", ...attempt }),
		refused: (refusal) => emit({ v: 1, type: "refused", ...refusal }),
		tunnel: ({ status, provider, url, urlChanged, problem, hint }) =>
			emit({
				v: 1,
				type: "tunnel",
				status,
				provider,
				url,
				urlChanged,
				problem,
				hint,
			}),
		registration: (news) => emit(registrationLine(news)),
		note: talk.note,
		end: ({ kinds, notShown, recording: _, ...totals }) =>
			emit({
				v: 1,
				type: "end",
				...totals,
				notShown: notShown?.events ?? 0,
				kinds: Object.fromEntries(kinds),
			}),
		pause: (paused) => (paused ? printer.pause() : printer.resume()),
		async close() {
			await Promise.all([printer.close(), talk.close()]);
		},
	};
}

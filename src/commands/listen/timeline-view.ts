import type { Context, Sink } from "../../context.ts";
import { createPrinter, type Printer } from "../../view/printer.ts";
import { addressPanel, type ReadyPanel, readyPanel } from "../../view/ready.ts";
import { closingSummary } from "../../view/summary.ts";
import { createTheme } from "../../view/theme.ts";
import { createTimeline } from "../../view/timeline.ts";
import { hintForReply } from "../../webhook/reply-hint.ts";
import type { ListenSettings } from "./settings.ts";
import type { ListenView } from "./view.ts";

/** The timeline for a person: events on stdout, the panel and everything else that is talk on stderr. */
export function createTimelineView(
	settings: ListenSettings,
	context: Context,
	redact: (text: string) => string,
): ListenView {
	// With --raw and --print-url stdout holds something else.
	const events =
		settings.output === "timeline" ? context.stdout : context.stderr;
	const data = pane(events, settings, context, redact);
	const talk = pane(context.stderr, settings, context, redact);
	const { quiet } = settings;
	let panel: ReadyPanel | undefined;
	let shownUrl: string | undefined;

	return {
		ready(given) {
			panel = given;
			const { theme, timeline, printer, columns } = talk;
			printer.print(
				quiet
					? timeline.note("good", `listening on ${panel.local.value}`)
					: readyPanel(panel, theme, columns()),
				0,
			);
		},
		received({ delivery, events, problem }) {
			data.printer.print(
				data.timeline.received(delivery, events, problem),
				events.length,
			);
		},
		replied(delivery, reply) {
			const hint = hintForReply(reply);
			data.printer.print(data.timeline.replied(delivery, reply, hint), 0);
		},
		notForwarded(delivery, target) {
			const text = `delivery ${delivery} was not sent to ${target.href}: too many wait for it`;
			data.printer.print(data.timeline.note("warn", text), 0);
		},
		handshake(attempt) {
			data.printer.print(data.timeline.handshake(attempt), 0);
		},
		refused(refusal) {
			data.printer.print(data.timeline.refused(refusal), 0);
		},
		tunnel(news) {
			if (quiet) return;
			const { theme, timeline, printer, columns } = talk;
			const isNew = news.status === "up" && news.url !== shownUrl;
			// A line for what happens to a known address, and for the loss of one; the panel for one to paste.
			if (!isNew || news.urlChanged) printer.print(timeline.tunnel(news), 0);
			if (!isNew || panel === undefined || news.url === undefined) return;
			shownUrl = news.url;
			const callback = {
				value: news.url,
				note: `${news.provider}, reached from outside`,
			};
			printer.print(addressPanel({ ...panel, callback }, theme, columns()), 0);
		},
		note(level, text, hint) {
			if (!quiet || level === "bad")
				talk.printer.print(talk.timeline.note(level, text, hint), 0);
		},
		end(totals) {
			if (!quiet)
				talk.printer.print(
					closingSummary(totals, talk.theme, talk.columns()),
					0,
				);
		},
		pause(paused) {
			if (paused) data.printer.pause();
			else data.printer.resume();
		},
		async close() {
			await Promise.all([data.printer.close(), talk.printer.close()]);
		},
	};
}

interface Pane {
	readonly printer: Printer;
	readonly timeline: ReturnType<typeof createTimeline>;
	readonly theme: ReturnType<typeof createTheme>;
	readonly columns: () => number | undefined;
}

// Each stream decides colour and width for itself.
function pane(
	sink: Sink,
	settings: ListenSettings,
	context: Context,
	redact: (text: string) => string,
): Pane {
	const theme = createTheme({
		color: settings.color,
		stream: sink,
		env: context.env,
	});
	const columns = () => sink.columns();
	const { now } = context;
	const timeline = createTimeline({
		theme,
		columns,
		now,
		redact,
		verbose: settings.verbose,
		recorded: settings.store,
	});
	const printer = createPrinter(sink, {
		notShown: (count) => timeline.notShown(count),
	});
	return { printer, timeline, theme, columns };
}

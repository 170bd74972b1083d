import type { Context, Sink } from "../../context.ts";
import { maskedUrl } from "../../view/masked-url.ts";
import { createPrinter, type Printer } from "../../view/printer.ts";
import { addressPanel, type ReadyPanel, readyPanel } from "../../view/ready.ts";
import { type Safe, vouch } from "../../view/safe.ts";
import { closingSummary } from "../../view/summary.ts";
import { createTheme } from "../../view/theme.ts";
import { createTimeline } from "../../view/timeline.ts";
import { hintForReply } from "../../webhook/reply-hint.ts";
import type { ListenSettings } from "./settings.ts";
import { createThrottle } from "./throttle.ts";
import type { ListenView } from "./view.ts";

/** A target that is too slow misses thousands; a line for each would be the next flood. */
const UNSENT_EVERY = 10_000;

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
	const unsent = {
		crowded: createThrottle(1, UNSENT_EVERY, context.now),
		stopping: createThrottle(1, UNSENT_EVERY, context.now),
	};
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
			data.printer.print(data.timeline.replied(delivery, reply, { hint }), 0);
		},
		notForwarded(delivery, target, why) {
			const more = unsent[why].admit();
			if (more === undefined) return;
			const others = more > 0 ? `, nor were ${more} before it` : "";
			const text = `delivery ${delivery} was not sent to ${maskedUrl(target)}${others}: ${reasons[why]}`;
			data.say(data.timeline.note("warn", text));
		},
		handshake(attempt) {
			data.say(data.timeline.handshake(attempt));
		},
		refused(refusal) {
			data.say(data.timeline.refused(refusal));
		},
		tunnel(news) {
			if (quiet) return;
			const { theme, timeline, say, printer, columns } = talk;
			const isNew = news.status === "up" && news.url !== shownUrl;
			// A line for what happens to a known address, and for the loss of one; the panel for one to paste.
			if (!isNew || news.urlChanged) say(timeline.tunnel(news));
			if (!isNew || panel === undefined || news.url === undefined) return;
			shownUrl = news.url;
			const callback = {
				value: news.url,
				note: `${news.provider}, reached from outside`,
			};
			printer.print(addressPanel({ ...panel, callback }, theme, columns()), 0);
		},
		registration(news) {
			const isBad = news.state === "refused" || news.state === "left";
			if (!quiet || isBad) talk.say(talk.timeline.registration(news));
		},
		note(level, text, hint) {
			if (!quiet || level === "bad")
				talk.say(talk.timeline.note(level, text, hint));
		},
		end(totals) {
			const { theme, printer, columns } = talk;
			if (!quiet) printer.print(closingSummary(totals, theme, columns()), 0);
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

const reasons = {
	crowded: "too many wait for it",
	stopping: "listen is ending",
} as const;

interface Pane {
	readonly printer: Printer;
	/** Prints what stands for no event, with whatever secret it may quote masked. */
	readonly say: (text: Safe) => void;
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
	const say = (text: Safe) => printer.print(vouch(redact(text)), 0);
	return { printer, say, timeline, theme, columns };
}

import type { Delivery } from "../webhook/delivery.ts";
import type { Reply } from "../webhook/reply.ts";
import { createClock } from "./clock.ts";
import { showDelivery } from "./delivery-view.ts";
import type { Span } from "./layout.ts";
import {
	type HandshakeAttempt,
	handshakeNews,
	type News,
	type NoteLevel,
	noteNews,
	type Refusal,
	refusalNews,
	type TunnelNews,
	tunnelNews,
} from "./news.ts";
import { createPages } from "./page.ts";
import { showPassages } from "./passage.ts";
import { counted } from "./quantities.ts";
import { type RegistrationNews, registrationNews } from "./registration.ts";
import {
	type ReplyAbout,
	replyTone,
	showReply,
	whatItSays,
} from "./reply-view.ts";
import { type Safe, safe } from "./safe.ts";
import type { ShownEvent } from "./shown.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

export type {
	HandshakeAttempt,
	NoteLevel,
	Refusal,
	TunnelNews,
} from "./news.ts";
export type { ShownEvent } from "./shown.ts";

/** How the timeline is drawn. */
export interface TimelineOptions {
	theme: Theme;
	/** Columns of the terminal as it is now; undefined when the output is not a terminal. */
	columns: () => number | undefined;
	/** Wall clock, milliseconds since the epoch. */
	now: () => number;
	/** Adds headers and the raw body. */
	verbose?: boolean;
	/** Lays out the raw body where it is JSON. */
	indents?: boolean;
	/** False when nothing is recorded, so that nobody is sent to look there. */
	recorded?: boolean;
	/** Names the first day too, not only the days that follow it. */
	firstDay?: boolean;
	/** Takes secrets out of untrusted text before it is laid out. */
	redact?: (text: string) => string;
}

/** The listener's picture of what happens. Each method returns whole lines, newline included. */
export interface Timeline {
	/** A delivery and its events; `problem` says why its body could not be read as it should be. */
	received(
		delivery: Delivery,
		events: readonly ShownEvent[],
		problem?: string,
	): Safe;
	replied(deliveryId: number, reply: Reply, about?: ReplyAbout): Safe;
	/** A delivery that was shown before is on its way once more; `how` says which time it is. */
	again(deliveryId: number, how: Safe, name: string): Safe;
	handshake(attempt: HandshakeAttempt): Safe;
	refused(refusal: Refusal): Safe;
	tunnel(news: TunnelNews): Safe;
	/** What happens to a callback at Meta. */
	registration(news: RegistrationNews): Safe;
	/** Anything else worth a line: `note("warn", "the disk is full: deliveries are answered 503")`. */
	note(level: NoteLevel, text: string, hint?: string): Safe;
	/** The printer's line for what had to be dropped. */
	notShown(events: number): Safe;
}

/** A timeline that lays each thing out for the terminal as wide as it is then. */
export function createTimeline(options: TimelineOptions): Timeline {
	const { theme, now, recorded = true } = options;
	const { verbose = false, indents = false } = options;
	const redact = options.redact ?? ((text) => text);
	const pages = createPages(
		{ theme, verbose, indents, recorded, redact },
		options.columns,
	);
	const clock = createClock({ firstDay: options.firstDay });
	/** What was said of each target last, so that it isn't said with every delivery. There are as many as the user has named. */
	const told = new Map<string, Told>();

	function tell({ sign, title, spans, passages }: News): Safe {
		const at = now();
		const page = pages.current();
		const lead = { time: clock.time(at), sign, id: safe`` };
		const headline = page.layout.headline(lead, title, spans);
		const { shown } = showPassages(passages, page, { bytes: 2_000, lines: 12 });
		return safe`${day(at)}${headline}${shown}`;
	}

	function day(at: number): Safe {
		const date = clock.newDay(at);
		return date === undefined ? safe`` : safe`${theme.paint("dim", date)}\n`;
	}

	return {
		received(delivery, events, problem) {
			const id = pages.idOf(delivery.id);
			const lead = { time: clock.time(delivery.receivedAt), sign: arrived, id };
			const shown = showDelivery(
				delivery,
				events,
				problem,
				lead,
				pages.current(),
			);
			return safe`${day(delivery.receivedAt)}${shown}`;
		},
		replied(deliveryId, reply, about = {}) {
			const id = pages.idOf(deliveryId);
			const tone = replyTone(reply, about.isExpected);
			const sign: Span = { text: safe`<--`, tone };
			// Most replies come at once, so a time is news only on a slow one.
			const lead = { time: clock.timeIfNew(now()), sign, id };
			const before = told.get(reply.target);
			const news = {
				...about,
				hint: about.hint === before?.hint ? undefined : about.hint,
				known:
					before?.deliveryId === deliveryId || !reply.ok
						? before?.said
						: undefined,
			};
			const shown = showReply(reply, news, lead, pages.current());
			told.set(reply.target, {
				hint: about.hint,
				deliveryId,
				said: whatItSays(reply),
			});
			return shown;
		},
		again(deliveryId, how, name) {
			const id = pages.idOf(deliveryId);
			const lead = { time: clock.time(now()), sign: arrived, id };
			const { layout, redact } = pages.current();
			return layout.headline(lead, { text: safe`again`, tone: "dim" }, [
				{ text: how, tone: "ours" },
				{ text: clean(redact(name)), tone: "dim" },
			]);
		},
		handshake: (attempt) => tell(handshakeNews(attempt, theme)),
		refused: (refusal) => tell(refusalNews(refusal, theme)),
		tunnel: (news) => tell(tunnelNews(news, theme)),
		registration: (news) => tell(registrationNews(news, theme)),
		note: (level, text, hint) =>
			tell(noteNews(level, redact(text), hint, theme)),
		notShown(events) {
			const where = recorded ? safe`all recorded` : safe`none recorded`;
			const text = safe`${counted(events, safe`event`)} not shown, ${where}`;
			return tell(noteNews("warn", text, undefined, theme));
		},
	};
}

/** What a target said last, or how it failed, to which delivery; and what was advised. */
interface Told {
	readonly hint: string | undefined;
	readonly deliveryId: number;
	readonly said: string;
}

const arrived: Span = { text: safe`-->`, tone: "accent" };

import type { Context, Sink } from "../../context.ts";
import { maskedUrl } from "../../view/masked-url.ts";
import { type Passage, said } from "../../view/passage.ts";
import { counted, duration } from "../../view/quantities.ts";
import { replayPattern, replaySummary } from "../../view/replay-summary.ts";
import { type Safe, safe } from "../../view/safe.ts";
import { clean } from "../../view/text.ts";
import { createTheme, type Theme } from "../../view/theme.ts";
import { createTimeline, type Timeline } from "../../view/timeline.ts";
import { wrap } from "../../view/wrap.ts";
import { readEvents } from "../../webhook/events.ts";
import type { Reply } from "../../webhook/reply.ts";
import { put } from "../put.ts";
import { captionWords } from "./caption-words.ts";
import type { ReplaySettings } from "./settings.ts";
import type { Attempt, ReplayView } from "./view.ts";
import { wait } from "./wait.ts";

/** The timeline for a person: deliveries and replies on stdout, the rest on stderr. With --quiet only what is not as expected. */
export function createTimelineView(
	settings: ReplaySettings,
	context: Context,
	redact: (text: string) => string,
): ReplayView {
	const { stdout, stderr, now } = context;
	const { quiet } = settings;
	const { timeScale } = settings.manner;
	const data = pane(stdout, settings, context, redact);
	const talk = pane(stderr, settings, context, redact);

	return {
		begins({ posts, signed, to, url }) {
			if (quiet) return;
			const what = safe`Sending ${counted(posts, safe`delivery`, safe`deliveries`)}, ${clean(redact(signed))}`;
			const line = safe`${what}, to ${clean(to)}${clean(redact(maskedUrl(url)))}`;
			const room = (stderr.columns() ?? Number.POSITIVE_INFINITY) - 1;
			for (const piece of wrap(line, room)) {
				stderr.write(safe`${talk.theme.paint("dim", piece)}\n`);
			}
		},
		async step(caption) {
			const words = captionWords(caption, timeScale);
			if (quiet || words === "") return;
			await put(data.timeline.note("info", words), context);
		},
		async sent(attempt) {
			if (quiet) return;
			const { number, name } = attempt;
			const time = whichTime(attempt);
			const text =
				time === undefined
					? await whole(attempt, data.timeline, now())
					: data.timeline.again(number, time, name);
			await put(text, context);
		},
		async replied({ number, name, attempts }, verdict) {
			const { reply, unmet, againInMs, givenUpAfterMs, hint } = verdict;
			const isExpected = unmet.length === 0;
			if (quiet && (isExpected || againInMs !== undefined)) return;
			const text = data.timeline.replied(number, reply, {
				name,
				isExpected,
				hint,
				remarks:
					againInMs === undefined
						? [
								...problems(reply, unmet, data.theme),
								...givenUp(givenUpAfterMs, attempts),
							]
						: [said(safe`sent again ${wait(againInMs, timeScale)}`, "dim")],
			});
			await put(text, context);
		},
		remark(text) {
			stderr.write(talk.timeline.note("warn", text));
		},
		async end(totals, patterns) {
			const columns = stderr.columns();
			const { planned, ok, failed, redelivered } = totals;
			const isWhole = ok + failed === planned;
			const isPair = planned === 1 && redelivered === 0 && isWhole;
			const blocks = [
				...(isPair ? [] : [replaySummary(totals, talk.theme, columns)]),
				...patterns.map((each) => replayPattern(each, talk.theme, columns)),
			];
			for (const block of blocks) stderr.write(block);
		},
	};
}

interface Pane {
	readonly theme: Theme;
	readonly timeline: Timeline;
}

// Each stream decides colour and width for itself.
function pane(
	stream: Sink,
	{ color, verbose }: ReplaySettings,
	{ env, now }: Context,
	redact: (text: string) => string,
): Pane {
	const theme = createTheme({ color, stream, env });
	const columns = () => stream.columns();
	const recorded = false;
	return {
		theme,
		timeline: createTimeline({
			theme,
			columns,
			now,
			redact,
			verbose,
			recorded,
		}),
	};
}

/** That there was no reply is said already. */
function problems(
	reply: Reply,
	unmet: readonly string[],
	{ signs }: Theme,
): Passage[] {
	if (!reply.ok) return [];
	return unmet.map((text) => said(safe`${signs.cross} ${clean(text)}`, "bad"));
}

/** Which time it is that a delivery is sent; undefined for the first. */
function whichTime({
	copy,
	copies,
	attempt,
	attempts,
	isRepetition = false,
}: Attempt): Safe | undefined {
	if (attempt > 1) return safe`attempt ${attempt} of ${attempts}`;
	if (isRepetition) return safe`the same once more`;
	return copy > 1 ? safe`copy ${copy} of ${copies}` : undefined;
}

function givenUp(ms: number | undefined, attempts: number): Passage[] {
	if (ms === undefined) return [];
	const text = safe`given up after ${duration(ms)}, ${attempts} attempts`;
	return [said(text, "warn")];
}

/** A delivery as its receiver will see it. */
async function whole(
	{ number, headers, body, isShipped = false }: Attempt,
	timeline: Timeline,
	now: number,
): Promise<Safe> {
	// The schemas take long to load, and find nothing unusual about a fixture.
	const read = isShipped
		? readEvents
		: (await import("../../webhook/noted-events.ts")).readNotedEvents;
	const { events, problem } = read(body);
	const delivery = {
		id: number,
		receivedAt: now,
		target: "",
		headers,
		body,
		// Nobody needs to be told that what is sent from here has not been verified.
		verification: { verified: true, secret: "", header: "" },
	} as const;
	const shown = events.map((event) => ({ event }));
	return timeline.received(delivery, shown, problem);
}

import type { RegistrationPlace, Standing } from "../webhook/registration.ts";
import type { Span } from "./layout.ts";
import type { News, NoteLevel } from "./news.ts";
import { type Passage, said } from "./passage.ts";
import { type Safe, safe } from "./safe.ts";
import type { Line } from "./schema.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

/** What happens to the callback that stands in a place at Meta. */
export interface RegistrationNews {
	/**
	 * `planned`: a listener will set it, for as long as it runs. `registered`: Meta delivers to the listener. `refused`: it was not
	 * set. `to-restore`: this would be put back. `given-back`: what stood there before stands there again. `left`: it does not, and
	 * the note of it is kept. `forgotten`: it does not, and the note is gone.
	 */
	readonly state:
		| "planned"
		| "registered"
		| "refused"
		| "to-restore"
		| "given-back"
		| "left"
		| "forgotten";
	readonly place: RegistrationPlace;
	readonly before: Standing;
	/** The one that is there now, or is to be. */
	readonly callback?: string | undefined;
	/** Why not, partly in Meta's words. */
	readonly problem?: string | undefined;
	readonly hint?: string | undefined;
}

/** The news as a line of `--json`. */
export function registrationLine({
	state,
	place,
	before,
	callback,
	problem,
	hint,
}: RegistrationNews): Line & { type: "registration" } {
	return {
		v: 1,
		type: "registration",
		state,
		level: place.level,
		id: place.id,
		callback,
		before: before.callback,
		problem,
		hint,
	};
}

/** The news for the timeline. */
export function registrationNews(news: RegistrationNews, theme: Theme): News {
	const { state, place, before, callback, problem, hint } = news;
	const { level, words, shows } = states[state];
	const { signs } = theme;
	const mark = {
		info: signs.dot,
		good: signs.check,
		warn: signs.bang,
		bad: signs.cross,
	}[level];
	const address = { before: before.callback, callback }[shows];
	return {
		sign: { text: mark, tone: level === "info" ? "dim" : level },
		title: { text: safe`register`, tone: "strong" },
		spans: [{ text: words(nameOf(place)), tone: toneOf(level) }],
		passages: [
			...(address === undefined
				? nothingThere(state, news)
				: [{ text: address, tone: "theirs" as const }]),
			...(problem === undefined
				? []
				: [{ text: problem, tone: "theirs" as const }]),
			...(state === "planned" ? consequences(news) : []),
			...(hint === undefined ? [] : [said(safe`hint: ${clean(hint)}`, "warn")]),
		],
	};
}

interface StateWords {
	readonly level: NoteLevel;
	readonly words: (name: Safe) => Safe;
	/** Which address stands below. */
	readonly shows: "before" | "callback";
}

const states: Readonly<Record<RegistrationNews["state"], StateWords>> = {
	planned: {
		level: "info",
		words: (name) =>
			safe`${name} will lead here while this listener runs; now it is:`,
		shows: "before",
	},
	registered: {
		level: "good",
		words: (name) => safe`${name} leads here`,
		shows: "callback",
	},
	refused: {
		level: "bad",
		words: (name) => safe`${name} was not set`,
		shows: "callback",
	},
	"to-restore": {
		level: "info",
		words: (name) => safe`${name} would become what it was:`,
		shows: "before",
	},
	"given-back": {
		level: "good",
		words: (name) => safe`${name} is what it was:`,
		shows: "before",
	},
	left: {
		level: "bad",
		words: (name) => safe`${name} was not given back; it was:`,
		shows: "before",
	},
	forgotten: {
		level: "warn",
		words: (name) => safe`${name} stays as it is; before, it was:`,
		shows: "before",
	},
};

function nameOf({ level, id }: RegistrationPlace): Safe {
	const number = clean(id);
	switch (level) {
		case "phone":
			return safe`the override of phone number ${number}`;
		case "waba":
			return safe`the override of WhatsApp account ${number}`;
		case "app":
			return safe`the callback of app ${number}`;
	}
}

function toneOf(level: NoteLevel): Span["tone"] {
	return level === "info" ? "ours" : level;
}

function nothingThere(
	state: RegistrationNews["state"],
	{ place }: RegistrationNews,
): Passage[] {
	if (states[state].shows === "callback") return [];
	return [
		said(
			place.level === "app" ? safe`none` : safe`none, the next level's counts`,
		),
	];
}

/** What else changes, and what does not. */
function consequences({ place, before }: RegistrationNews): Passage[] {
	if (place.level === "app") {
		return before.callback === undefined ||
			before.fields?.some(({ name }) => name === "messages")
			? []
			: [said(safe`the app is subscribed to messages as well meanwhile`)];
	}
	return [
		...(before.isSubscribed === false
			? [said(safe`the app is subscribed to the account meanwhile`)]
			: []),
		said(safe`the app's own callback stays as it is`),
	];
}

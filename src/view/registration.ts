import {
	getsMessages,
	type RegistrationPlace,
	type Standing,
} from "../webhook/registration.ts";
import { maskedUrl } from "./masked-url.ts";
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
	/** The one that is there now, or is to be; with `planned` one that a listener has left that was killed. */
	readonly callback?: string | undefined;
	/** False with `planned` where that is the project's own of before: Meta would not verify it again, and nothing is changed. */
	readonly isReturnable?: boolean | undefined;
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
		callback: shownUrl(callback),
		before: shownUrl(before.callback),
		problem,
		hint,
	};
}

/** The news for the timeline. */
export function registrationNews(news: RegistrationNews, theme: Theme): News {
	const { state, before, callback, problem, hint } = news;
	const { level, words, shows } = states[state];
	const { signs } = theme;
	const mark = {
		info: signs.dot,
		good: signs.check,
		warn: signs.bang,
		bad: signs.cross,
	}[level];
	const address = shownUrl({ before: before.callback, callback }[shows]);
	return {
		sign: { text: mark, tone: level === "info" ? "dim" : level },
		title: { text: safe`register`, tone: "strong" },
		spans: [{ text: words, tone: level === "info" ? "ours" : level }],
		passages: [
			said(subject(news)),
			...theirs(address),
			...(state === "planned" ? consequences(news) : []),
			...theirs(problem),
			...(hint === undefined ? [] : [said(safe`hint: ${clean(hint)}`, "warn")]),
		],
	};
}

interface StateWords {
	readonly level: NoteLevel;
	readonly words: Safe;
	/** Which address stands below. */
	readonly shows: "before" | "callback";
}

const states: Readonly<Record<RegistrationNews["state"], StateWords>> = {
	planned: {
		level: "info",
		words: safe`Meta will deliver here`,
		shows: "before",
	},
	registered: {
		level: "good",
		words: safe`Meta delivers here`,
		shows: "callback",
	},
	refused: { level: "bad", words: safe`not set`, shows: "callback" },
	"to-restore": {
		level: "info",
		words: safe`would be given back`,
		shows: "before",
	},
	"given-back": { level: "good", words: safe`given back`, shows: "before" },
	left: { level: "bad", words: safe`not given back`, shows: "before" },
	forgotten: { level: "warn", words: safe`left as it is`, shows: "before" },
};

/** What it is about, and how what stands below belongs to it. */
function subject({ state, place, before, callback }: RegistrationNews): Safe {
	const name = nameOf(place);
	if (states[state].shows === "callback") return name;
	const isNone = before.callback === undefined;
	switch (state) {
		case "planned":
			if (callback !== undefined) {
				return isNone
					? safe`${name}, not set before a listener that was killed`
					: safe`${name}, before a listener that was killed:`;
			}
			return isNone ? safe`${name}, now not set` : safe`${name}, now:`;
		case "given-back":
			return isNone ? safe`${name}, not set again` : safe`${name}, again:`;
		default:
			return isNone ? safe`${name}, not set before` : safe`${name}, before:`;
	}
}

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

/** What else changes, and what does not. */
function consequences({
	place,
	before,
	isReturnable,
}: RegistrationNews): Passage[] {
	if (isReturnable === false) {
		return [said(safe`this project's own of before: it stays as it is`)];
	}
	return [
		...(getsMessages(before)
			? []
			: [said(safe`the app is subscribed to messages meanwhile`)]),
		...(before.isSubscribed === false
			? [said(safe`the app is subscribed to the account meanwhile`)]
			: []),
		...(before.callback === undefined
			? []
			: [said(safe`nothing goes there meanwhile`)]),
		...(place.level === "app"
			? []
			: [said(safe`the app's own callback stays as it is`)]),
		said(safe`given back in the end`),
		...(before.fields?.some(({ version }) => version !== undefined)
			? [said(safe`but for the version of its fields, which Meta chooses`)]
			: []),
	];
}

function theirs(text: string | undefined): Passage[] {
	return text === undefined ? [] : [{ text, tone: "theirs" }];
}

/** A callback may carry a secret in its query. */
function shownUrl(url: string | undefined): string | undefined {
	return url === undefined ? undefined : maskedUrl(url);
}

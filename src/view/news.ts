import type { Span } from "./layout.ts";
import { type Passage, said } from "./passage.ts";
import { grouped } from "./quantities.ts";
import { type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

/** One attempt at the GET handshake; `seen` says in one sentence why it was refused. Without it, `more` that were refused. */
export interface HandshakeAttempt {
	readonly accepted: boolean;
	readonly seen?: string | undefined;
	/** How many more were refused since the last one told. */
	readonly more?: number | undefined;
}

/** A request that was turned away. */
export interface Refusal {
	/** `missing`, `malformed`, `mismatch`, … or any sentence; `others` for `more` requests that were turned away since. */
	readonly reason: string;
	/** What explains it, in one sentence. */
	readonly clue?: string | undefined;
	/** Who asked for what: `POST /wp-login.php`. */
	readonly request?: string | undefined;
	/** How many more were refused since the last one told. */
	readonly more?: number | undefined;
}

/** What the tunnel's supervisor reports. */
export interface TunnelNews {
	readonly status: "opening" | "up" | "degraded" | "down";
	readonly provider: string;
	readonly url?: string | undefined;
	readonly problem?: string | undefined;
	readonly hint?: string | undefined;
	readonly urlChanged?: boolean | undefined;
}

export type NoteLevel = "info" | "good" | "warn" | "bad";

/** Something other than a delivery or its reply, ready to be laid out. */
export interface News {
	readonly sign: Span;
	readonly title: Span;
	readonly spans: readonly Span[];
	readonly passages: readonly Passage[];
}

/** Whether somebody who asked for the handshake got the challenge back. */
export function handshakeNews(
	{ accepted, seen, more = 0 }: HandshakeAttempt,
	theme: Theme,
): News {
	return {
		sign: sign(accepted ? "good" : "bad", theme),
		title: { text: safe`handshake`, tone: "strong" },
		spans: accepted
			? [
					{
						text: safe`verify token matches, challenge sent back`,
						tone: "ours",
					},
				]
			: [
					{ text: safe`refused`, tone: "bad" },
					...(more > 0 ? [seen ? others(more) : since(more)] : []),
					...span(seen, "theirs"),
				],
		passages: [],
	};
}

/** Why a request was turned away, and how many like it. */
export function refusalNews(refusal: Refusal, theme: Theme): News {
	const { reason, clue, request, more = 0 } = refusal;
	if (reason === "others") return refusedNews([since(more)], undefined, theme);
	const known = Object.hasOwn(reasons, reason) ? reasons[reason] : undefined;
	const why: Span = { text: known ?? clean(reason), tone: "theirs" };
	const ours = [
		...(known === undefined ? [] : [why]),
		...(more > 0 ? [others(more)] : []),
	];
	const theirs = [
		...(known === undefined ? [why] : []),
		...span(request, "dim"),
	];
	return refusedNews([...ours, ...theirs], clue, theme);
}

function refusedNews(
	spans: readonly Span[],
	clue: string | undefined,
	theme: Theme,
): News {
	return {
		sign: sign("warn", theme),
		title: { text: safe`refused`, tone: "warn" },
		spans,
		passages: optional(clue, "theirs"),
	};
}

/** What was refused meanwhile need not have had the same cause. */
function others(more: number): Span {
	return { text: safe`and ${grouped(more)} more before it`, tone: "dim" };
}

function since(more: number): Span {
	return { text: safe`${grouped(more)} more since`, tone: "dim" };
}

const reasons: Readonly<Record<string, Safe>> = {
	missing: safe`no signature`,
	malformed: safe`the signature is not sha256= and 64 lower-case hex digits`,
	"sha1-only": safe`signed with SHA-1 only`,
	repeated: safe`more than one signature header`,
	mismatch: safe`the signature doesn't match`,
	"no-secret": safe`no app secret to check the signature with`,
};

/** How the public address is doing; loud when it has changed, for then Meta has the old one. */
export function tunnelNews(news: TunnelNews, theme: Theme): News {
	const { status, provider, url, urlChanged, problem, hint } = news;
	const { level, words } = states[status];
	const changed = urlChanged === true && status === "up";
	return {
		sign: sign(changed ? "warn" : level, theme),
		title: { text: safe`tunnel`, tone: "strong" },
		spans: [
			{
				text: safe`${clean(provider)} ${words}`,
				tone: level === "info" ? "dim" : level,
			},
			...span(changed ? undefined : url, "theirs"),
		],
		passages: [
			...(changed
				? [
						said(
							safe`the public address changed, Meta needs the new one:`,
							"warn",
						),
						...optional(url, "warn"),
					]
				: []),
			...optional(problem, "theirs"),
			...advice(hint),
		],
	};
}

const states: Readonly<
	Record<TunnelNews["status"], { level: NoteLevel; words: Safe }>
> = {
	opening: { level: "info", words: safe`is opening` },
	up: { level: "good", words: safe`is up` },
	degraded: { level: "warn", words: safe`can't be reached from outside` },
	down: { level: "bad", words: safe`is down` },
};

/** Anything else worth a line. */
export function noteNews(
	level: NoteLevel,
	text: string,
	hint: string | undefined,
	theme: Theme,
): News {
	return {
		sign: sign(level, theme),
		title: { text: safe``, tone: "ours" },
		spans: [
			{
				text: clean(text.slice(0, 1000)),
				tone: level === "info" ? "theirs" : level,
			},
		],
		passages: advice(hint),
	};
}

function sign(level: NoteLevel, { signs }: Theme): Span {
	const text = {
		info: signs.dot,
		good: signs.check,
		warn: signs.bang,
		bad: signs.cross,
	}[level];
	return { text, tone: level === "info" ? "dim" : level };
}

function span(text: string | undefined, tone: Span["tone"]): Span[] {
	return text ? [{ text: clean(text.slice(0, 300)), tone }] : [];
}

function advice(hint: string | undefined): Passage[] {
	return hint ? [said(safe`hint: ${clean(hint)}`, "warn")] : [];
}

function optional(text: string | undefined, tone: Passage["tone"]): Passage[] {
	return text ? [{ text, tone }] : [];
}

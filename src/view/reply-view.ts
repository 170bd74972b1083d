import { redirectAddress } from "../webhook/redirect.ts";
import type { Reply } from "../webhook/reply.ts";
import { failureWords } from "./failure-words.ts";
import { headerPassage } from "./headers.ts";
import type { Lead, Span } from "./layout.ts";
import { maskedUrl } from "./masked-url.ts";
import type { Page } from "./page.ts";
import { type Passage, said, showPassages } from "./passage.ts";
import { duration } from "./quantities.ts";
import { replyExcerpt } from "./reply-body.ts";
import { type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";

/** What is known about a reply beyond itself. */
export interface ReplyAbout {
	/** What to do about it. */
	readonly hint?: string | undefined;
	/** What `whatItSays` of a reply before it, which is not shown again. */
	readonly known?: string | undefined;
	/** What it is the reply to, where all come from the same target. */
	readonly name?: string | undefined;
	/** Whether it is what was asked for; else a 2xx is good. */
	readonly isExpected?: boolean | undefined;
	/** What there is to say below it, in words of ours. */
	readonly remarks?: readonly Passage[] | undefined;
}

/** What a target answered, on the line that pairs with its delivery's; why, and what to do, when it is not good. */
export function showReply(
	reply: Reply,
	about: ReplyAbout,
	lead: Lead,
	page: Page,
): Safe {
	const from = page.redact(about.name ?? maskedUrl(reply.target));
	const tone = replyTone(reply, about.isExpected);
	const headline = page.layout.headline(lead, outcome(reply, tone), [
		{ text: clean(from), tone: "dim" },
	]);
	const passages = [
		...details(reply, tone, page, about.known),
		...(about.remarks ?? []),
		...advice(about.hint, reply),
	];
	const { shown } = showPassages(passages, page, {
		bytes: 2_000,
		lines: 12,
	});
	return safe`${headline}${shown}`;
}

/** The colour of a reply: what was asked for is good. Else 2xx is good, a redirect is at least strange, and the rest is bad. */
export function replyTone(
	reply: Reply,
	isExpected?: boolean,
): "good" | "warn" | "bad" {
	if (isExpected !== undefined) return isExpected ? "good" : "bad";
	if (!reply.ok || reply.status >= 400) return "bad";
	return reply.status >= 200 && reply.status < 300 ? "good" : "warn";
}

/** What a reply says in its body, or how it failed: the same as another's if there is nothing new in it. Untrusted text. */
export function whatItSays(reply: Reply): string {
	return reply.ok ? replyExcerpt(reply).join("\n") : reply.detail;
}

function outcome(reply: Reply, tone: Span["tone"]): Span {
	const time = duration(reply.ms);
	const text = reply.ok
		? safe`${reply.status} in ${time}`
		: safe`${failureWords[reply.cause]} ${reply.cause === "timed-out" ? safe`after` : safe`in`} ${time}`;
	return { text, tone };
}

function details(
	reply: Reply,
	tone: Span["tone"],
	page: Page,
	known: string | undefined,
): Passage[] {
	if (!reply.ok) {
		return whatItSays(reply) === known
			? []
			: [{ text: reply.detail, tone: "theirs" }];
	}
	const headers = page.verbose
		? [headerPassage(reply.headers, page.theme)]
		: [];
	if (tone === "good" || whatItSays(reply) === known) return headers;
	return [
		...headers,
		...replyExcerpt(reply).map((text): Passage => ({ text, tone: "theirs" })),
	];
}

/** What to do; the address of a redirect, which ends it, is not ours. */
function advice(hint: string | undefined, reply: Reply): Passage[] {
	if (hint === undefined) return [];
	const address = redirectAddress(reply);
	if (address === undefined || !hint.endsWith(address)) {
		return [said(safe`hint: ${clean(hint)}`, "warn")];
	}
	const words = hint.slice(0, -address.length).replace(/[\s,]+$/, "");
	return [
		said(safe`hint: ${clean(words)}`, "warn"),
		{ text: address, tone: "theirs" },
	];
}

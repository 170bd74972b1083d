import type { FailureCause, Reply } from "../webhook/reply.ts";
import { headerPassage } from "./headers.ts";
import type { Lead, Span } from "./layout.ts";
import type { Page } from "./page.ts";
import { type Passage, showPassages } from "./passage.ts";
import { duration } from "./quantities.ts";
import { replyExcerpt } from "./reply-body.ts";
import { type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";

/**
 * What a target answered, on the line that pairs with its delivery's; why, and what to do, when it is not a 2xx. A failure
 * that was said before, `known`, is not explained again.
 */
export function showReply(
	reply: Reply,
	hint: string | undefined,
	lead: Lead,
	page: Page,
	known: string | undefined,
): Safe {
	const target: Span = { text: clean(page.redact(reply.target)), tone: "dim" };
	const headline = page.layout.headline(lead, outcome(reply), [target]);
	const passages = [...details(reply, page, known), ...advice(hint)];
	const { shown } = showPassages(passages, page, {
		bytes: 2_000,
		lines: 12,
	});
	return safe`${headline}${shown}`;
}

/** The colour of a reply: 2xx is good, a redirect is at least strange, and the rest is bad. */
export function replyTone(reply: Reply): "good" | "warn" | "bad" {
	if (!reply.ok || reply.status >= 400) return "bad";
	return reply.status >= 200 && reply.status < 300 ? "good" : "warn";
}

function outcome(reply: Reply): Span {
	const time = duration(reply.ms);
	const text = reply.ok
		? safe`${reply.status} in ${time}`
		: safe`${failures[reply.cause]} ${reply.cause === "timed-out" ? safe`after` : safe`in`} ${time}`;
	return { text, tone: replyTone(reply) };
}

const failures: Readonly<Record<FailureCause, Safe>> = {
	refused: safe`refused`,
	"timed-out": safe`timed out`,
	reset: safe`cut off`,
	dns: safe`name not found`,
	tls: safe`TLS failed`,
	unreachable: safe`unreachable`,
	stopped: safe`stopped`,
	other: safe`failed`,
};

function details(
	reply: Reply,
	page: Page,
	known: string | undefined,
): Passage[] {
	if (!reply.ok) {
		return reply.detail === known
			? []
			: [{ text: reply.detail, tone: "theirs" }];
	}
	const headers = page.verbose
		? [headerPassage(reply.headers, page.theme)]
		: [];
	if (replyTone(reply) === "good") return headers;
	return [
		...headers,
		...replyExcerpt(reply).map((text): Passage => ({ text, tone: "theirs" })),
	];
}

function advice(hint: string | undefined): Passage[] {
	return hint === undefined ? [] : [{ text: `hint: ${hint}`, tone: "warn" }];
}

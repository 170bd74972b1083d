import type { Finding } from "../finding.ts";
import { holdsChallenge, isWebPage, judgeAnswer } from "./challenge.ts";
import {
	tokenNotChecked,
	withoutToken,
	wrongTokenOnlyInWords,
} from "./checks.ts";
import { curlBytes } from "./command.ts";
import {
	type HandshakeObservation,
	type HandshakeVisit,
	visitOf,
} from "./observation.ts";
import type { Answered } from "./outcome.ts";
import { cacheHeaders, describeReply, showBytes, showReply } from "./seen.ts";
import { findSlip } from "./slip.ts";

/** What it means that a handshake is answered with a 2xx and something else than the challenge. */
export function diagnoseAnswer(
	observation: HandshakeObservation,
	first: HandshakeVisit,
): readonly Finding[] {
	const { reply } = first;
	if (!reply.ok) return [];
	const slip = findSlip(observation, first);
	if (slip) return [slip];

	const code = judgeAnswer(reply, first.challenge);
	if (code === "web-page") return [webPage(observation, first)];
	if (code === "challenge-not-echoed") {
		return unrelated(observation, first, reply);
	}
	if (code === "challenge-cast" && isKept(observation, first)) {
		return [cached(first)];
	}
	const wrong = visitOf(observation, "wrong-token");
	const isUnchecked =
		wrong?.reply.ok === true &&
		wrong.reply.status < 300 &&
		holdsChallenge(wrong.reply.body, wrong.challenge);
	return [
		{
			code,
			level: "fail",
			title: `${observation.hasToken ? "right token: " : ""}${titles[code]}`,
			seen: showBytes(first),
			commands: [curlBytes(observation.url)],
		},
		...(wrong && isUnchecked ? [tokenNotChecked(wrong)] : []),
	];
}

const titles = {
	"challenge-in-quotes": "the challenge comes back in quotes",
	"challenge-in-object": "the challenge comes back inside JSON",
	"challenge-with-bom": "a byte order mark stands before the challenge",
	"challenge-with-space": "white space stands around the challenge",
	"challenge-in-markup": "markup stands around the challenge",
	"challenge-with-extra": "the challenge isn't all that comes back",
	"challenge-compressed": "the answer is compressed unasked",
	"challenge-truncated": "the challenge is cut short",
	"challenge-cast": "another number than the challenge comes back",
	"challenge-cached": "an earlier challenge comes back",
} as const;

function webPage(
	{ visits }: HandshakeObservation,
	{ reply }: HandshakeVisit,
): Finding {
	const random = visits.find(({ variation }) => variation === "random-path");
	const isFallback =
		random?.reply.ok === true &&
		random.reply.status < 300 &&
		isWebPage(random.reply);
	return {
		code: "web-page",
		level: "fail",
		title: "a web page comes back instead of the challenge",
		seen: [
			describeReply(reply),
			...pageTitle(reply),
			...(isFallback ? ["a random path brings a page, too"] : []),
		],
	};
}

function pageTitle(reply: HandshakeVisit["reply"]): readonly string[] {
	const html = reply.ok ? reply.body.toString() : "";
	const title = /<title[^>]*>([^<]{1,200})/i.exec(html)?.[1]?.trim();
	return title ? [`its title: ${title}`] : [];
}

function unrelated(
	observation: HandshakeObservation,
	first: HandshakeVisit,
	reply: Answered,
): readonly Finding[] {
	const isAboutToken = saysWrongToken.test(
		reply.body.toString("utf8", 0, 4096),
	);
	if (!observation.hasToken) {
		return [wrongTokenOnlyInWords(first), withoutToken];
	}
	return [
		{
			code: isAboutToken ? "token-refused" : "challenge-not-echoed",
			level: "fail",
			title: isAboutToken
				? `right token: refused in words (${reply.status})`
				: `right token: ${reply.status} without the challenge`,
			seen: isAboutToken ? showReply(reply) : showBytes(first),
			...(reply.body.equals(Buffer.from("subscribe")) && {
				fix: "Answer with hub.challenge; what comes back is hub.mode.",
			}),
		},
	];
}

const saysWrongToken =
	/(?:wrong|invalid|incorrect|mismatch|not match|failed|bad).{0,40}(?:token|verif)|(?:token|verif).{0,40}(?:wrong|invalid|incorrect|mismatch|not match|fail)/i;

/** Two different challenges, the same long number twice: somebody kept an answer from before, and didn't compute this one. */
function isKept(
	observation: HandshakeObservation,
	{ reply }: HandshakeVisit,
): boolean {
	const again = visitOf(observation, "again")?.reply;
	if (!again?.ok || !reply.ok || !again.body.equals(reply.body)) return false;
	const text = reply.body.toString().trim();
	return /^\d{8,}$/.test(text) && !limits.includes(text);
}

/** What a number becomes that is too big for 32 or 64 bits. */
const limits = ["2147483647", "4294967295", "9223372036854775807"];

function cached(first: HandshakeVisit): Finding {
	return {
		code: "challenge-cached",
		level: "fail",
		title: titles["challenge-cached"],
		seen: [...showBytes(first), ...cacheHeaders(first.reply)],
	};
}

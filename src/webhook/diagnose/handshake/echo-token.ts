import type { Finding } from "../finding.ts";
import { holdsChallenge } from "./challenge.ts";
import {
	tokenNotChecked,
	wrongTokenCutOff,
	wrongTokenOnlyInWords,
	wrongTokenRefused,
} from "./checks.ts";
import {
	type HandshakeObservation,
	type HandshakeVisit,
	visitOf,
} from "./observation.ts";
import { isEchoed } from "./outcome.ts";
import { describeReply, showReply } from "./seen.ts";
import { isLimited, unchecked } from "./unchecked.ts";

/** That the right token is accepted, and whether with the one status that Meta documents. */
export function rightToken({ reply }: HandshakeVisit): Finding {
	const isDocumented = reply.ok && reply.status === 200;
	return isDocumented
		? {
				code: "right-token",
				level: "ok",
				title: "right token: the challenge comes back",
				seen: [describeReply(reply)],
			}
		: {
				code: "status-not-200",
				level: "fail",
				title: `right token: the challenge comes back with ${reply.ok ? reply.status : "no status"} instead of 200`,
				seen: showReply(reply),
			};
}

/** What came of a wrong token; undefined where it was not tried, or no right one is known to tell it from. */
export function wrongToken(
	observation: HandshakeObservation,
): Finding | undefined {
	const wrong = visitOf(observation, "wrong-token");
	if (!wrong || !observation.hasToken) return undefined;
	const { reply, challenge } = wrong;
	if (!reply.ok) {
		if (reply.cause === "reset") return wrongTokenCutOff(wrong);
		if (reply.cause !== "timed-out") return unchecked("wrong-token", wrong);
		return {
			code: "wrong-token-hangs",
			level: "warn",
			title: "wrong token: never answered",
			seen: [describeReply(reply)],
		};
	}
	if (reply.status >= 300) return wrongTokenRefused(wrong);
	return holdsChallenge(reply.body, challenge)
		? tokenNotChecked(wrong)
		: wrongTokenOnlyInWords(wrong);
}

/** Whether a token with special characters is read in both ways that they are written in URLs; undefined for one without. */
export function tokenEncoding(
	observation: HandshakeObservation,
): Finding | undefined {
	if (!observation.hasSpecialToken) return undefined;
	const visit = visitOf(observation, "form-encoded");
	if (visit && isLimited(visit)) return unchecked("token-encoding", visit);
	if (visit && !isEchoed(visit)) {
		return {
			code: "token-plus",
			level: "warn",
			title: "the token is accepted with %20 for its spaces, not with +",
			seen: showReply(visit.reply),
		};
	}
	return {
		code: "token-encoding",
		level: "ok",
		title: visit
			? "the token's special characters: read in both usual encodings"
			: "the token's special characters: read rightly",
	};
}

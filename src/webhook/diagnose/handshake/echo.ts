import { pageOf } from "../../provider-page.ts";
import type { Finding } from "../finding.ts";
import { holdsChallenge } from "./challenge.ts";
import {
	tokenNotChecked,
	withoutToken,
	wrongTokenCutOff,
	wrongTokenOnlyInWords,
	wrongTokenRefused,
} from "./checks.ts";
import {
	type HandshakeObservation,
	type HandshakeVisit,
	type Variation,
	visitOf,
} from "./observation.ts";
import { isEchoed, outcomeOf } from "./outcome.ts";
import { cacheHeaders, describeReply, showBytes, showReply } from "./seen.ts";
import { adviseOnTime } from "./time.ts";

/** What more can be said of an app that sends the challenge back. */
export function diagnoseEcho(
	observation: HandshakeObservation,
	first: HandshakeVisit,
): readonly Finding[] {
	const second = secondChallenge(observation, first);
	const isHealthy = second?.level !== "fail";
	const checks = [
		...(observation.hasToken
			? [rightToken(first)]
			: [tokenNotChecked(first), withoutToken]),
		second,
		...(isHealthy
			? [
					wrongToken(observation),
					oddChallenges(observation),
					parameterOrder(observation),
					tokenEncoding(observation),
					adviseOnTime(observation, first),
					browserRequest(observation),
					headRequest(observation),
				]
			: []),
	];
	return checks.filter((check) => check !== undefined);
}

function rightToken({ reply }: HandshakeVisit): Finding {
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

function wrongToken(observation: HandshakeObservation): Finding | undefined {
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

function secondChallenge(
	observation: HandshakeObservation,
	first: HandshakeVisit,
): Finding | undefined {
	const again = visitOf(observation, "again");
	if (!again) return undefined;
	if (isEchoed(again)) {
		return {
			code: "second-challenge",
			level: "ok",
			title: "a second, different challenge comes back",
			seen: [describeReply(again.reply)],
		};
	}
	const { reply } = again;
	if (reply.ok && reply.status === 429) {
		return unchecked("second-challenge", again);
	}
	if (reply.ok && reply.body.equals(Buffer.from(first.challenge))) {
		return {
			code: "challenge-cached",
			level: "fail",
			title: "a second handshake gets the first one's challenge",
			seen: [...showBytes(again), ...cacheHeaders(reply)],
		};
	}
	return {
		code: "unsteady",
		level: "fail",
		title: "the first handshake passed, the second failed",
		seen: [describeReply(first.reply), ...showReply(reply)],
	};
}

const odd: readonly [Variation, string][] = [
	["big-challenge", "twenty digits"],
	["zero-challenge", "a leading zero"],
	["letters-challenge", "letters"],
];

function oddChallenges(observation: HandshakeObservation): Finding | undefined {
	const visits = odd.flatMap(([variation, what]) => {
		const visit = visitOf(observation, variation);
		return visit ? [{ what, visit }] : [];
	});
	if (visits.length === 0) return undefined;
	const changed = visits.filter(({ visit }) =>
		["otherwise", "failed"].includes(outcomeOf(visit)),
	);
	if (changed.length > 0) {
		return {
			code: "challenge-cast",
			level: "warn",
			title: `challenges with ${listed(changed)} come back changed`,
			seen: changed.flatMap(({ what, visit }) => [
				`${what}:`,
				...showBytes(visit),
			]),
		};
	}
	const echoed = visits.filter(({ visit }) => isEchoed(visit));
	return {
		code: "odd-challenges",
		level: echoed.length > 0 ? "ok" : "skip",
		title:
			echoed.length > 0
				? `challenges with ${listed(echoed)} come back unchanged`
				: "unusual challenges: not checked",
		seen: visits.map(
			({ what, visit }) => `${what}: ${describeReply(visit.reply)}`,
		),
	};
}

/** `twenty digits, letters` as a person says it. */
function listed(challenges: readonly { readonly what: string }[]): string {
	const names = challenges.map(({ what }) => what);
	return names.join(", ").replace(/, ([^,]*)$/, " and $1");
}

function parameterOrder(
	observation: HandshakeObservation,
): Finding | undefined {
	const visit = visitOf(observation, "reordered");
	if (!visit) return undefined;
	if (isEchoed(visit)) {
		return {
			code: "parameter-order",
			level: "ok",
			title: "parameters in another order: accepted",
		};
	}
	if (isLimited(visit)) return unchecked("parameter-order", visit);
	return {
		code: "order-matters",
		level: "warn",
		title: "parameters in another order: not accepted",
		seen: showReply(visit.reply),
	};
}

function tokenEncoding(observation: HandshakeObservation): Finding | undefined {
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

function browserRequest(
	observation: HandshakeObservation,
): Finding | undefined {
	const visit = visitOf(observation, "browser");
	if (!visit?.reply.ok) return undefined;
	const page = pageOf(visit.reply);
	const title = isEchoed(visit)
		? "a browser gets the same answer"
		: page
			? `only browsers get to see the page “${page.name}”, Meta doesn't`
			: `a browser gets another answer (${visit.reply.status}), which doesn't matter to Meta`;
	return {
		code: "browser-request",
		level: "ok",
		title,
		seen: [describeReply(visit.reply)],
	};
}

function headRequest(observation: HandshakeObservation): Finding | undefined {
	const visit = visitOf(observation, "head");
	if (!visit?.reply.ok) return undefined;
	return {
		code: "head-request",
		level: "ok",
		title: `HEAD: ${visit.reply.status} (Meta never asks that way)`,
	};
}

/** Refused for reasons that say nothing about what was tried: a limit, or no answer at all. */
function isLimited({ reply }: HandshakeVisit): boolean {
	return !reply.ok || reply.status === 429;
}

function unchecked(
	code:
		| "wrong-token"
		| "second-challenge"
		| "parameter-order"
		| "token-encoding",
	{ reply }: HandshakeVisit,
): Finding {
	return {
		code,
		level: "skip",
		title: `${code.replace("-", " ")}: not checked`,
		seen: [describeReply(reply)],
	};
}

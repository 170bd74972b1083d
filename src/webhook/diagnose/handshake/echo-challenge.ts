import type { Finding } from "../finding.ts";
import {
	type HandshakeObservation,
	type HandshakeVisit,
	type Variation,
	visitOf,
} from "./observation.ts";
import { isEchoed, outcomeOf } from "./outcome.ts";
import { cacheHeaders, describeReply, showBytes, showReply } from "./seen.ts";
import { unchecked } from "./unchecked.ts";

/** Whether the next handshake gets its own challenge back; undefined where none was made. */
export function secondChallenge(
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

/** Whether challenges that a cast would break come back as they were sent; undefined where none was tried. */
export function oddChallenges(
	observation: HandshakeObservation,
): Finding | undefined {
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

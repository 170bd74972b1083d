import type { Finding } from "../finding.ts";
import type {
	HandshakeObservation,
	HandshakeVisit,
	Variation,
} from "./observation.ts";
import { describeReply } from "./seen.ts";

/** That an app didn't survive a handshake, and what had been answered until then. */
export interface Crash {
	readonly finding: Finding;
	readonly before: HandshakeObservation;
}

/** The handshake after which nobody was there any more who had been there before; undefined where there is none. */
export function findCrash(
	observation: HandshakeObservation,
): Crash | undefined {
	const { visits } = observation;
	const { origin } = new URL(observation.url);
	const gone = visits.findIndex(
		(visit) => new URL(visit.url).origin === origin && isRefused(visit),
	);
	const at = lastTaken(visits, gone);
	const culprit = visits[at];
	const after = visits[gone];
	if (culprit === undefined || after === undefined) return undefined;
	const request = words[culprit.variation] ?? "another spelling of the token";
	return {
		finding: {
			code: "app-crashed",
			level: "fail",
			title: `the app is gone since ${request}`,
			seen: [
				`${request}: ${describeReply(culprit.reply)}`,
				`after it: ${describeReply(after.reply)}`,
			],
		},
		before: { ...observation, visits: visits.slice(0, at) },
	};
}

/** Names and ways that are lost in between say nothing of an app. */
function isRefused({ reply }: HandshakeVisit): boolean {
	return !reply.ok && reply.cause === "refused";
}

/** Of those that were cut off right before, the first: what comes while a process ends is cut off like what ended it. */
function lastTaken(visits: readonly HandshakeVisit[], gone: number): number {
	const taken = visits.slice(0, Math.max(gone, 0));
	const cut = taken.length - 1 - taken.findLastIndex(({ reply }) => reply.ok);
	return cut === 0 ? gone - 1 : gone - cut;
}

const words: Readonly<Partial<Record<Variation, string>>> = {
	plain: "Meta's own handshake",
	again: "a second handshake",
	afterwards: "one more handshake",
	"wrong-token": "a wrong verify token",
	"big-challenge": "a challenge of twenty digits",
	"zero-challenge": "a challenge with a leading zero",
	"letters-challenge": "a challenge with letters",
	reordered: "parameters in another order",
	"underscored-names": "hub_mode instead of hub.mode",
	"nested-names": "hub[mode] instead of hub.mode",
	"bare-names": "mode instead of hub.mode",
	head: "a HEAD request",
	browser: "a browser's visit",
	"other-slash": "the path with the other slash",
	"other-path": "another path",
	"random-path": "a path that no app has",
};

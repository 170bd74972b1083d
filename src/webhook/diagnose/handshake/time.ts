import type { Finding } from "../finding.ts";
import {
	type HandshakeObservation,
	type HandshakeVisit,
	visitOf,
} from "./observation.ts";

/** Whether the app answers in time, the first time and after it. */
export function adviseOnTime(
	observation: HandshakeObservation,
	{ reply: first }: HandshakeVisit,
): Finding {
	const second = visitOf(observation, "again")?.reply;
	const { slowMs } = observation;
	const seen = [
		`first ${first.ms} ms${second ? `, second ${second.ms} ms` : ""}`,
	];
	const isSlow = first.ms > slowMs;
	if (isSlow && second && second.ms <= slowMs) {
		return {
			code: "cold-start",
			level: "warn",
			title: `the first answer took ${first.ms} ms, the second ${second.ms} ms`,
			seen,
		};
	}
	const isAlways = isSlow && second !== undefined;
	const slowest = Math.max(first.ms, second?.ms ?? 0);
	return slowest > slowMs
		? {
				code: "slow-handshake",
				level: isAlways ? "fail" : "warn",
				title: `an answer took ${slowest} ms`,
				seen,
			}
		: {
				code: "handshake-time",
				level: "ok",
				title: `answers in ${second?.ms ?? first.ms} ms`,
				seen,
			};
}

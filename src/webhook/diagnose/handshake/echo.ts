import type { Finding } from "../finding.ts";
import { tokenNotChecked, withoutToken } from "./checks.ts";
import { oddChallenges, secondChallenge } from "./echo-challenge.ts";
import { browserRequest, headRequest, parameterOrder } from "./echo-request.ts";
import { rightToken, tokenEncoding, wrongToken } from "./echo-token.ts";
import type { HandshakeObservation, HandshakeVisit } from "./observation.ts";
import { adviseOnTime } from "./time.ts";

/** What more can be said of an app that sends the challenge back. */
export function diagnoseEcho(
	observation: HandshakeObservation,
	first: HandshakeVisit,
): readonly Finding[] {
	const second = secondChallenge(observation, first);
	const isHealthy = second?.level !== "fail";
	const time = isHealthy ? adviseOnTime(observation, first) : undefined;
	const isTimely = time?.level === "ok";
	const checks = [
		// It may be all that keeps Meta from saving the address.
		isTimely ? undefined : time,
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
					isTimely ? time : undefined,
					browserRequest(observation),
					headRequest(observation),
				]
			: []),
	];
	return checks.filter((check) => check !== undefined);
}

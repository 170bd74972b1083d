import type { Finding } from "../finding.ts";
import { curlHandshake } from "./command.ts";
import type { HandshakeObservation, HandshakeVisit } from "./observation.ts";
import { isEchoed } from "./outcome.ts";
import { describeReply, showReply } from "./seen.ts";

/** Why nothing answers at this path, and which one does. */
export function diagnoseMissing(
	observation: HandshakeObservation,
	{ reply }: HandshakeVisit,
): Finding {
	const { hasToken, url } = observation;
	const status = reply.ok ? reply.status : 0;
	const better = observation.visits.find(
		(visit) =>
			["other-slash", "other-path"].includes(visit.variation) &&
			isAtHome(visit, hasToken),
	);
	if (better) {
		return {
			code: better.variation === "other-slash" ? "slash-matters" : "other-path",
			level: "fail",
			title: `${status} here, answered at ${new URL(better.url).pathname}`,
			seen: [
				describeReply(reply),
				`${better.url}: ${describeReply(better.reply)}`,
			],
			fix: `Give Meta ${better.url} as the callback URL.`,
		};
	}
	const isMethod = [405, 501].includes(status);
	return {
		code: isMethod ? "get-not-allowed" : "path-not-found",
		level: "fail",
		title: isMethod
			? `GET is not allowed here (${status})`
			: `nothing at this path (${status})`,
		seen: showReply(reply),
		commands: [curlHandshake(url)],
	};
}

/** Whether the app's handler answered: with the challenge, or, as far as that can be told with a made-up token, by refusing it. */
function isAtHome(visit: HandshakeVisit, hasToken: boolean): boolean {
	if (hasToken) return isEchoed(visit);
	return (
		isEchoed(visit) ||
		(visit.reply.ok && [401, 403].includes(visit.reply.status))
	);
}

import { headerValues } from "../../delivery.ts";
import type { Finding } from "../finding.ts";
import { curlHandshake } from "./command.ts";
import type { HandshakeObservation, HandshakeVisit } from "./observation.ts";
import { showReply } from "./seen.ts";
import { findSlip } from "./slip.ts";

/** Why a handshake is answered with a server error: an accident with the token or its name, a proxy without its app, or the app itself. */
export function diagnoseFailure(
	observation: HandshakeObservation,
	first: HandshakeVisit,
): Finding {
	const { reply } = first;
	const slip = findSlip(observation, first);
	if (slip || !reply.ok) return slip ?? failure(observation, first);
	if (![502, 503, 504].includes(reply.status)) {
		return failure(observation, first);
	}
	const [server] = headerValues(reply.headers, "server");
	return {
		code: "gateway-error",
		level: "fail",
		title: `${reply.status} from ${server ? "a proxy" : "what stands"} in front of the app`,
		seen: [
			...(server === undefined ? [] : [`server: ${server}`]),
			...showReply(reply),
		],
	};
}

function failure(
	{ hasToken, url }: HandshakeObservation,
	{ reply }: HandshakeVisit,
): Finding {
	const token = hasToken ? "right token" : "made-up token";
	const status = reply.ok ? reply.status : "nothing";
	return {
		code: "server-error",
		level: "fail",
		title: `${token}: the app fails with ${status}`,
		seen: showReply(reply),
		commands: [curlHandshake(url)],
	};
}

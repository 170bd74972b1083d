import type { Finding } from "../finding.ts";
import type { HandshakeVisit } from "./observation.ts";
import { describeReply } from "./seen.ts";

/** Refused for reasons that say nothing about what was tried: a limit, or no answer at all. */
export function isLimited({ reply }: HandshakeVisit): boolean {
	return !reply.ok || reply.status === 429;
}

/** That a check came to nothing. */
export function unchecked(
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

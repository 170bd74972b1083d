import type { Reply } from "../../reply.ts";
import type { HandshakeVisit } from "./observation.ts";

/** A reply that came. */
export type Answered = Extract<Reply, { readonly ok: true }>;

/** What a handshake came to, roughly. */
export type Outcome =
	/** The body is the challenge, and nothing else; a 2xx. */
	| "echoed"
	/** A 2xx with another body. */
	| "otherwise"
	| "redirected"
	/** A 404 or 405, or one that says the same. */
	| "missing"
	/** Any other 4xx. */
	| "refused"
	| "failed"
	/** No reply. */
	| "away";

/** What came of a handshake. */
export function outcomeOf({ reply, challenge }: HandshakeVisit): Outcome {
	if (!reply.ok) return "away";
	const { status } = reply;
	if (status < 300) {
		return reply.body.equals(Buffer.from(challenge)) ? "echoed" : "otherwise";
	}
	if (status < 400) return "redirected";
	if ([404, 405, 410, 501].includes(status)) return "missing";
	return status < 500 ? "refused" : "failed";
}

/** Whether a handshake was tried and brought the challenge back. */
export function isEchoed(visit: HandshakeVisit | undefined): boolean {
	return visit !== undefined && outcomeOf(visit) === "echoed";
}

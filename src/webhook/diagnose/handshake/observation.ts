import type { Reply } from "../../reply.ts";

/** In what way a handshake that was tried differs from Meta's own. */
export type Variation =
	/** In none: the right token, a challenge of ten digits, Meta's spelling. */
	| "plain"
	/** The same with another challenge. */
	| "again"
	/** The same once more, to see whether anybody is still there. */
	| "afterwards"
	| "wrong-token"
	/** A challenge of twenty digits, more than any integer holds. */
	| "big-challenge"
	| "zero-challenge"
	| "letters-challenge"
	| "reordered"
	/** The token spelled as HTML forms do it: `+` for a space. */
	| "form-encoded"
	/** The token percent-encoded twice, not at all, and as Latin-1. */
	| "encoded-twice"
	| "not-encoded"
	| "latin1-encoded"
	/** `hub_mode`, `hub[mode]` and `mode` instead of `hub.mode`. */
	| "underscored-names"
	| "nested-names"
	| "bare-names"
	/** The token without what people leave around it, or with it. */
	| "double-quoted-token"
	| "single-quoted-token"
	| "unquoted-token"
	| "trimmed-token"
	| "token-and-newline"
	| "token-and-return"
	| "token-and-space"
	| "space-and-token"
	| "lower-case-token"
	| "upper-case-token"
	| "head"
	/** A browser's headers instead of Meta's. */
	| "browser"
	/** The same path with, or without, a slash at its end. */
	| "other-slash"
	/** A path that an app is likely to have, or where a redirect leads. */
	| "other-path"
	/** A path that no app has. */
	| "random-path";

/** One handshake that was tried, and what came of it. */
export interface HandshakeVisit {
	readonly variation: Variation;
	readonly challenge: string;
	/** The address that was asked, without its query. */
	readonly url: string;
	readonly reply: Reply;
}

/** What a callback URL answered to handshakes. `visits` stand in the order in which they were made. */
export interface HandshakeObservation {
	/** The callback URL without its query. */
	readonly url: string;
	/** True for a target that nobody outside this machine or network can reach. */
	readonly isLocal: boolean;
	/** Whether the verify token is known; without it there is no `plain` visit. */
	readonly hasToken: boolean;
	/** Whether the verify token holds what has to be encoded in a URL. */
	readonly hasSpecialToken: boolean;
	/** From how many milliseconds on an answer counts as slow. */
	readonly slowMs: number;
	readonly visits: readonly HandshakeVisit[];
}

/** The first visit of a kind, if it was made. */
export function visitOf(
	{ visits }: HandshakeObservation,
	variation: Variation,
): HandshakeVisit | undefined {
	return visits.find((visit) => visit.variation === variation);
}

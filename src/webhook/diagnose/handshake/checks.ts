import type { Finding } from "../finding.ts";
import type { HandshakeVisit } from "./observation.ts";
import { describeReply, showReply } from "./seen.ts";

/** That the right token could not be tried. */
export const withoutToken: Finding = {
	code: "right-token",
	level: "skip",
	title: "right token: not checked, as no verify token is configured",
	fix: "Give it with --verify-token, or put it into .env as VERIFY_TOKEN.",
};

/** That a wrong token is refused, as it should be. */
export function wrongTokenRefused({ reply }: HandshakeVisit): Finding {
	const status = reply.ok ? ` (${reply.status})` : "";
	return {
		code: "wrong-token",
		level: "ok",
		title: `wrong token refused${status}`,
		seen: [describeReply(reply)],
	};
}

/** That whoever comes with a wrong token is hung up on, by an app that is there afterwards. */
export function wrongTokenCutOff({ reply }: HandshakeVisit): Finding {
	return {
		code: "wrong-token",
		level: "ok",
		title: "wrong token refused: the connection is closed without an answer",
		seen: [describeReply(reply)],
	};
}

/** That a wrong token is not answered with the challenge, but with a success all the same. */
export function wrongTokenOnlyInWords({ reply }: HandshakeVisit): Finding {
	return {
		code: "refused-with-200",
		level: "warn",
		title: `wrong token: ${reply.ok ? reply.status : ""} without the challenge`,
		seen: showReply(reply),
	};
}

/** That a wrong token is accepted. */
export function tokenNotChecked({ reply }: HandshakeVisit): Finding {
	return {
		code: "token-not-checked",
		level: "fail",
		title: "wrong token: the challenge comes back all the same",
		seen: showReply(reply),
	};
}

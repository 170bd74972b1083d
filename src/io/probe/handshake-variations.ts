import { holdsChallenge } from "../../webhook/diagnose/handshake/challenge.ts";
import type {
	HandshakeVisit,
	Variation,
} from "../../webhook/diagnose/handshake/observation.ts";

/** What more to ask of who sends the challenge back. */
export function ofWhoEchoes(hasToken: boolean): readonly Variation[] {
	return [
		...(hasToken ? (["wrong-token", "form-encoded"] as const) : []),
		"big-challenge",
		"zero-challenge",
		"letters-challenge",
		"reordered",
	];
}

/** The accidents that an app would take for the right thing, where it doesn't take Meta's own spelling. */
export function ofWhoDoesNot(
	hasToken: boolean,
	{ reply, challenge }: HandshakeVisit,
): readonly Variation[] {
	if (!hasToken) return ["browser"];
	// It took the token and found the challenge: only the wrapping is wrong.
	if (reply.ok && holdsChallenge(reply.body, challenge)) {
		return ["wrong-token", "browser"];
	}
	return [
		"wrong-token",
		"underscored-names",
		"nested-names",
		"bare-names",
		"form-encoded",
		"encoded-twice",
		"not-encoded",
		"latin1-encoded",
		"double-quoted-token",
		"single-quoted-token",
		"unquoted-token",
		"trimmed-token",
		"token-and-newline",
		"token-and-return",
		"token-and-space",
		"space-and-token",
		"lower-case-token",
		"upper-case-token",
		"browser",
	];
}

import type { Finding } from "../finding.ts";
import {
	type HandshakeObservation,
	type HandshakeVisit,
	type Variation,
	visitOf,
} from "./observation.ts";
import { isEchoed } from "./outcome.ts";
import { describeReply } from "./seen.ts";

/** The accident that explains why Meta's own handshake failed: the variation of it that the app takes instead. */
export function findSlip(
	observation: HandshakeObservation,
	{ reply }: HandshakeVisit,
): Finding | undefined {
	const slip = slips.find(({ variation }) =>
		isEchoed(visitOf(observation, variation)),
	);
	const accepted = slip && visitOf(observation, slip.variation);
	if (!accepted) return undefined;
	return {
		code: slip.code,
		level: "fail",
		title: slip.title,
		seen: [
			`as Meta sends it: ${describeReply(reply)}`,
			`${slip.tried}: ${describeReply(accepted.reply)}`,
		],
	};
}

interface Slip {
	readonly variation: Variation;
	readonly code: Finding["code"];
	readonly title: string;
	/** What was accepted. */
	readonly tried: string;
}

/** The first that was accepted counts: whoever takes any wrong token takes all the others, too. */
const slips: readonly Slip[] = [
	{
		variation: "wrong-token",
		code: "token-check-inverted",
		title: "the right token is refused, a wrong one accepted",
		tried: "a wrong token",
	},
	{
		variation: "underscored-names",
		code: "names-underscored",
		title: "accepted only with hub_mode, hub_challenge, hub_verify_token",
		tried: "with underscores",
	},
	{
		variation: "nested-names",
		code: "names-nested",
		title: "accepted only with hub[mode], hub[challenge], hub[verify_token]",
		tried: "with brackets",
	},
	{
		variation: "bare-names",
		code: "names-bare",
		title: "accepted only with mode, challenge, verify_token",
		tried: "without hub.",
	},
	{
		variation: "form-encoded",
		code: "token-plus",
		title: "the token is accepted with + for its spaces, not with %20",
		tried: "with +",
	},
	{
		variation: "encoded-twice",
		code: "token-decoded-twice",
		title: "the token is accepted only when it is encoded twice",
		tried: "encoded twice",
	},
	{
		variation: "not-encoded",
		code: "token-not-decoded",
		title: "the token is accepted only without encoding",
		tried: "not encoded",
	},
	{
		variation: "latin1-encoded",
		code: "token-charset",
		title: "the token is accepted only as Latin-1",
		tried: "as Latin-1",
	},
	...(["double-quoted-token", "single-quoted-token"] as const).map(
		(variation): Slip => ({
			variation,
			code: "token-quotes",
			title: "the app's token has quotes around it",
			tried: "with quotes around the token",
		}),
	),
	{
		variation: "unquoted-token",
		code: "token-quotes",
		title: "the token you gave has quotes around it, the app's has none",
		tried: "without the quotes",
	},
	{
		variation: "trimmed-token",
		code: "token-spaces",
		title: "the token you gave has white space around it, the app's has none",
		tried: "without the white space",
	},
	{
		variation: "token-and-newline",
		code: "token-spaces",
		title: "the app's token ends in a line break",
		tried: "with a line break after the token",
	},
	{
		variation: "token-and-return",
		code: "token-spaces",
		title: "the app's token ends in a carriage return",
		tried: "with a carriage return after the token",
	},
	{
		variation: "token-and-space",
		code: "token-spaces",
		title: "the app's token ends in a space",
		tried: "with a space after the token",
	},
	{
		variation: "space-and-token",
		code: "token-spaces",
		title: "the app's token begins with a space",
		tried: "with a space before the token",
	},
	...(["lower-case-token", "upper-case-token"] as const).map(
		(variation): Slip => ({
			variation,
			code: "token-case",
			title: "the app's token differs in capital and small letters",
			tried:
				variation === "lower-case-token"
					? "in small letters"
					: "in capital letters",
		}),
	),
];

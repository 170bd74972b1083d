import { isContinuedUnasked, type Reply } from "../../reply.ts";
import type { Finding } from "../finding.ts";
import { curlHandshake } from "./command.ts";
import { type HandshakeObservation, visitOf } from "./observation.ts";
import { isEchoed } from "./outcome.ts";
import { describeReply } from "./seen.ts";

type Unanswered = Extract<Reply, { readonly ok: false }>;

/** What it means that a handshake brought no answer. */
export function diagnoseAbsence(
	observation: HandshakeObservation,
	reply: Unanswered,
): readonly Finding[] {
	const again = visitOf(observation, "again");
	const seen = [reply, ...(again ? [again.reply] : [])].map(describeReply);
	const isFlaky = again?.reply.ok === true;
	if (isFlaky && reply.cause === "timed-out" && isEchoed(again)) {
		return [
			{
				code: "cold-start",
				level: "fail",
				title: "no answer to the first handshake, a quick one to the second",
				seen,
			},
		];
	}
	if (isContinuedUnasked(reply)) {
		return [
			{
				code: "handshake-not-checked",
				level: "warn",
				title:
					"the app sends 100 Continue, which nobody asked for; what comes after it can't be read here",
				fix: "Leave the 100 Continue out where the request has no Expect header. Meta may well read past it: see for yourself what comes after it.",
				commands: [curlHandshake(observation.url)],
			},
		];
	}
	if (isFlaky) {
		return [
			{
				code: "unsteady",
				level: "fail",
				title: "one handshake brought an answer, the other none",
				seen,
			},
		];
	}
	return [
		{
			...meaningOf(reply, observation),
			level: "fail",
			seen,
			commands: [curlHandshake(observation.url)],
		},
	];
}

function meaningOf(
	{ cause, detail }: Unanswered,
	{ isLocal }: HandshakeObservation,
): Pick<Finding, "code" | "title" | "fix"> {
	switch (cause) {
		case "refused":
			return { code: "nothing-listens", title: "the connection is refused" };
		case "timed-out":
			return { code: "no-answer", title: "no answer in time" };
		case "reset":
			return {
				code: "connection-cut",
				title: "the connection was closed without an answer",
			};
		case "tls":
			return isNotTls(detail)
				? {
						code: "not-http",
						title: "the app doesn't speak TLS",
						fix: "Write http:// instead of https://.",
					}
				: {
						code: "unreachable",
						title: "TLS fails",
						...(isLocal && {
							fix: "Name the certificate's authority in NODE_EXTRA_CA_CERTS, or use --skip-verify for a local app.",
						}),
					};
		case "dns":
			return { code: "unreachable", title: "the name isn't known" };
		case "unreachable":
			return { code: "unreachable", title: "there is no way to the address" };
		default:
			return /Parse Error|HTTP\//.test(detail)
				? { code: "not-http", title: "what comes back isn't HTTP" }
				: { code: "unreachable", title: "the handshake could not be made" };
	}
}

function isNotTls(detail: string): boolean {
	return /wrong version number|packet length too long/.test(detail);
}

import { headerValues } from "../../delivery.ts";
import type { Finding } from "../finding.ts";
import { withoutToken, wrongTokenRefused } from "./checks.ts";
import { curlHandshake } from "./command.ts";
import type { HandshakeObservation, HandshakeVisit } from "./observation.ts";
import type { Answered } from "./outcome.ts";
import { showReply } from "./seen.ts";
import { findSlip } from "./slip.ts";

/** Why a handshake is refused with a 4xx: an accident with the token, a guard that isn't meant for it, or the token itself. */
export function diagnoseRefusal(
	observation: HandshakeObservation,
	first: HandshakeVisit,
): readonly Finding[] {
	const { reply } = first;
	if (!reply.ok) return [];
	const slip = findSlip(observation, first);
	if (slip) return [slip];

	const guard = guards.find(({ isSeen }) => isSeen(reply, textOf(reply)));
	if (guard)
		return [{ ...guard.finding, level: "fail", seen: showReply(reply) }];

	if (!observation.hasToken) return [wrongTokenRefused(first), withoutToken];
	const isVerdict = [401, 403].includes(reply.status);
	return [
		{
			code: isVerdict ? "token-refused" : "request-refused",
			level: "fail",
			title: `right token: refused with ${reply.status}`,
			seen: showReply(reply),
			commands: [curlHandshake(observation.url)],
		},
	];
}

interface Guard {
	readonly finding: Pick<Finding, "code" | "title">;
	isSeen(reply: Answered, text: string): boolean;
}

/** How those who refuse give themselves away. Unauthorized alone says nothing: it is what many apps call a wrong token. */
const guards: readonly Guard[] = [
	{
		finding: {
			code: "signature-guard",
			title: "the handshake is refused for want of a signature",
		},
		isSeen: (_, text) =>
			/x-hub-signature|\bsignature\b|\bhmac\b|appsecret/i.test(text),
	},
	{
		finding: {
			code: "csrf-guard",
			title: "the handshake is refused by CSRF protection",
		},
		isSeen: ({ status }, text) =>
			status === 419 ||
			/csrf|xsrf|authenticity.?token|request forgery|page expired/i.test(text),
	},
	{
		finding: {
			code: "auth-guard",
			title: "the handshake is refused by the app's authentication",
		},
		isSeen: ({ headers }, text) =>
			headerValues(headers, "www-authenticate").length > 0 ||
			/unauthenticated|not authenticated|authentication credentials|authentication (?:is )?required|(?:missing|invalid|no|provide).{0,30}(?:api.?key|jwt|bearer|authori[sz]ation|access.?token|auth token)|no (?:access )?token (?:was )?provided|(?:please )?log ?in\b|not logged in/i.test(
				text,
			),
	},
];

/** What a body says, without its markup. */
function textOf({ body }: Answered): string {
	return body
		.toString("utf8", 0, 4096)
		.replace(/<(style|script)[\s\S]*?<\/\1>/gi, " ")
		.replace(/<[^>]*>/g, " ");
}

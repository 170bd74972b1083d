import { isNodeId } from "../../graph/node-id.ts";
import type { Finding } from "../finding.ts";
import type { AccountObservation, KnownId } from "./observation.ts";

/** Ids that can't be any. What stands in their place isn't shown: it may be a token. */
export function malformedIds(seen: AccountObservation): readonly Finding[] {
	const ids: readonly (readonly [string, KnownId | undefined])[] = [
		["app id", seen.appId],
		["WhatsApp Business Account id", seen.wabaId],
		["phone number id", seen.phoneNumberId],
	];
	return ids.flatMap(([name, known]) =>
		known === undefined || isNodeId(known.id)
			? []
			: [
					{
						code: "id-malformed" as const,
						level: "fail" as const,
						title: `the ${name} is none: it ${lookOf(known.id)}`,
					},
				],
	);
}

function lookOf(text: string): string {
	if (/^EAA/.test(text)) return "looks like an access token";
	if (/^\+[\d\s().-]+$/.test(text)) return "is a phone number";
	if (/^\s|\s$/.test(text)) return "has white space around it";
	if (/^(["'`]).*\1$/.test(text)) return "is wrapped in quotes";
	if (/^\d+$/.test(text)) return `has ${text.length} digits`;
	return "holds more than digits";
}

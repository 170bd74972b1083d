import type { FindingCode } from "../codes.ts";
import type { Finding } from "../finding.ts";
import { isOwnToken } from "./app.ts";
import type { AccountObservation } from "./observation.ts";
import type { RemedyWishes } from "./remedies.ts";
import { aboutFields, aboutUrl, publicUrl } from "./remedy-app.ts";
import { aboutSubscribers } from "./remedy-waba.ts";

/** What is lacking to mend faults that can be mended otherwise, a sentence each. */
export function remedyObstacles(
	seen: AccountObservation,
	findings: readonly Finding[],
	wishes: RemedyWishes,
): readonly string[] {
	const isAtFault = (codes: readonly FindingCode[]) =>
		findings.some(
			({ code, level }) =>
				(level === "fail" || level === "warn") && codes.includes(code),
		);
	const obstacles = [
		{
			blocks: [...aboutUrl, ...aboutFields],
			is: !wishes.hasVerifyToken,
			what: "Meta verifies the callback again, so the verify token is needed: --verify-token, or WHATSAPP_VERIFY_TOKEN.",
		},
		{
			blocks: aboutUrl,
			is: publicUrl(wishes) === undefined,
			what: "No public https address is known that Meta could be given: start wa-hook listen, or name one with --url.",
		},
		{
			blocks: aboutSubscribers,
			is: isOwnToken(seen) !== true,
			what: "Meta subscribes the app that the access token is of, and this one is not known to be this app's.",
		},
	];
	return obstacles
		.filter(({ blocks, is }) => is && isAtFault(blocks))
		.map(({ what }) => what);
}

import type { Finding } from "../finding.ts";
import { appFindings } from "./app.ts";
import { commandsFor } from "./commands.ts";
import { healthFindings } from "./health.ts";
import { malformedIds } from "./ids.ts";
import type { AccountObservation } from "./observation.ts";
import { phoneFindings } from "./phone.ts";
import { routeFindings } from "./route.ts";
import { subscribedFindings } from "./subscribed.ts";
import { subscriptionFindings } from "./subscription.ts";
import { tokenFindings } from "./token.ts";
import { unknownFindings } from "./unknown.ts";
import { wabaFindings } from "./waba.ts";

/** What the findings are to be measured by, and how commands name the secrets. */
export interface AccountExpectation {
	/** Where Meta is meant to deliver; without it an address that is configured is neither right nor wrong. */
	readonly callbackUrl?: string;
	/** Other addresses of the same app. */
	readonly otherUrls?: readonly string[];
	/** The variables that hold the secrets: `WHATSAPP_ACCESS_TOKEN`; the usual names by default. */
	readonly variables?: Partial<SecretVariables>;
	/** What to type for wa-hook to repair what it can of just this; `wa-hook verify --fix` by default. */
	readonly repair?: string;
}

/** The names of the environment's variables that stand for secrets in commands. */
export interface SecretVariables {
	readonly accessToken: string;
	readonly appSecret: string;
	readonly verifyToken: string;
}

/** What Meta's side of the set-up lacks, in the order in which one thing rests on another; then what could not be looked at. */
export function diagnoseAccount(
	seen: AccountObservation,
	expected: AccountExpectation,
): readonly Finding[] {
	const commands = commandsFor(seen, expected);
	const known = [
		...malformedIds(seen),
		...versionFindings(seen),
		...appFindings(seen),
		...tokenFindings(seen),
		...wabaFindings(seen, commands),
		...subscriptionFindings(seen, expected, commands),
		...subscribedFindings(seen, commands),
		...routeFindings(seen, expected, commands),
		...phoneFindings(seen, commands),
		...healthFindings(seen),
	];
	return [
		...known,
		...unknownFindings(seen, known),
		...modeFindings(seen, known),
	];
}

function versionFindings(seen: AccountObservation): readonly Finding[] {
	const { version, answeredVersion } = seen;
	if (answeredVersion === undefined || answeredVersion === version) return [];
	return [
		{
			code: "graph-version-expired",
			level: "warn",
			title: "the Graph API answers with another version",
			seen: [`asked for ${version}, answered as ${answeredVersion}`],
		},
	];
}

/** Worth a word only where nothing else explains why messages stay away. */
function modeFindings(
	{ app, tokenApp }: AccountObservation,
	known: readonly Finding[],
): readonly Finding[] {
	const isKnown = app.state === "found" || tokenApp.state === "found";
	if (!isKnown || known.some(({ level }) => level === "fail")) return [];
	return [
		{
			code: "app-mode",
			level: "skip",
			title: "live or in development: Meta doesn't tell",
		},
	];
}

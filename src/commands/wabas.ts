import type { Config } from "../config/config.ts";
import { CliError, ExitCode } from "../errors.ts";
import type { GraphProblem } from "../webhook/graph/graph-reply.ts";
import { readHealth } from "../webhook/graph/health.ts";
import { readTokenFacts } from "../webhook/graph/token-facts.ts";
import { wabaOfHealth, wabasOfToken } from "../webhook/graph/waba-ids.ts";
import type { GraphAccess } from "./graph-access.ts";
import { exitCodeOf, graphRefusal } from "./graph-refusal.ts";

/** What is configured, by flag or otherwise. */
export interface KnownIds {
	readonly wabaId: string | undefined;
	readonly phoneNumberId: string | undefined;
}

/** What leads to an account: a flag, else what is configured. */
export function knownIds(
	{ wabaId }: { readonly wabaId?: string },
	{ settings }: Config,
): KnownIds {
	return {
		wabaId: wabaId ?? settings.wabaId?.value,
		phoneNumberId: settings.phoneNumberId?.value,
	};
}

/**
 * The ids of the WhatsApp accounts that there are to be seen: the configured one, else all that the token is for, else the number's.
 * Throws CliError where nothing leads to one.
 */
export async function findWabas(
	{ wabaId, phoneNumberId }: KnownIds,
	access: GraphAccess,
): Promise<readonly string[]> {
	if (wabaId !== undefined) return [wabaId];
	const ofToken = await askToken(access);
	if (ofToken.length > 0) return ofToken;
	const ofNumber = await askNumber(phoneNumberId, access);
	if (ofNumber === undefined) throw noWaba();
	return [ofNumber];
}

/**
 * The id of the one WhatsApp account that is meant: the configured one, else the number's, else the only one that the token is for.
 * Throws CliError where that isn't clear.
 */
export async function findWaba(
	{ wabaId, phoneNumberId }: KnownIds,
	access: GraphAccess,
): Promise<string> {
	const known = wabaId ?? (await askNumber(phoneNumberId, access));
	if (known !== undefined) return known;
	const [only, ...others] = await askToken(access);
	if (only === undefined) throw noWaba();
	if (others.length > 0) throw severalWabas([only, ...others]);
	return only;
}

/** None for a token that isn't limited to some. A token may be asked about itself. */
async function askToken({
	graph,
	token,
}: GraphAccess): Promise<readonly string[]> {
	const reply = await graph.get("/debug_token", { input_token: token }, token);
	if (!reply.ok) {
		if (isOfNoUse(reply)) return [];
		throw graphRefusal(reply, doing);
	}
	const facts = readTokenFacts(reply.value);
	return facts === undefined ? [] : wabasOfToken(facts);
}

/** Some tokens may not be asked about; which accounts there are is then to be found out in another way. */
function isOfNoUse(problem: GraphProblem): boolean {
	return (
		problem.problem === "refused" &&
		exitCodeOf(problem.error) !== ExitCode.Refused
	);
}

/** Undefined where there is no number, or nothing tells whose it is. */
async function askNumber(
	phoneNumberId: string | undefined,
	{ graph, token }: GraphAccess,
): Promise<string | undefined> {
	if (phoneNumberId === undefined) return undefined;
	const fields = { fields: "health_status" };
	const reply = await graph.get(`/${phoneNumberId}`, fields, token);
	if (!reply.ok) {
		throw graphRefusal(reply, `tell whose number ${phoneNumberId} is`);
	}
	const health = readHealth(reply.value);
	return health && wabaOfHealth(health);
}

const doing = "tell which WhatsApp account the access token is for";

function noWaba(): CliError {
	return new CliError(
		"no-waba-id",
		"no WhatsApp Business Account id is configured, and the access token names none",
		{
			hint: "give it with --waba-id, or set WHATSAPP_WABA_ID; the dashboard shows it under WhatsApp > API Setup",
			exitCode: ExitCode.NotConfigured,
		},
	);
}

function severalWabas(ids: readonly string[]): CliError {
	return new CliError(
		"several-wabas",
		`the access token is for ${ids.length} WhatsApp accounts: ${ids.slice(0, 10).join(", ")}`,
		{
			hint: "say which one with --waba-id, or set WHATSAPP_WABA_ID; wa-hook numbers shows which number is whose",
			exitCode: ExitCode.NotConfigured,
		},
	);
}

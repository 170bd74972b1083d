import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";
import type { Graph } from "../../io/graph/graph.ts";
import type { SecretVariables } from "../../webhook/diagnose/account/account.ts";
import type { AccountObservation } from "../../webhook/diagnose/account/observation.ts";
import { configuredGraph } from "../graph-access.ts";
import { type AccountSettings, readAccount } from "./account.ts";
import type { VerifySettings } from "./settings.ts";

/** The Graph API with the credentials that are configured. */
export interface MetaAccess {
	readonly graph: Graph;
	readonly credentials: AccountSettings;
	/** Asks once, however often it is called. */
	account(): Promise<AccountObservation>;
}

/** Undefined where it isn't to be asked, or there is nothing to ask with. Throws CliError where it has to be asked. */
export function openMetaAccess(
	settings: VerifySettings,
	{ now, stop }: Context,
): MetaAccess | undefined {
	if (settings.graph === false) return undefined;
	const credentials = credentialsOf(settings);
	const { accessToken, appId, appSecret } = credentials;
	const hasApp = appId !== undefined && appSecret !== undefined;
	if (accessToken === undefined && !hasApp) {
		if (isNeeded(settings)) throw noCredentials();
		return undefined;
	}
	const graph = configuredGraph(settings.config, {
		timeoutMs: settings.timeoutMs,
		stop,
	});
	let asked: Promise<AccountObservation> | undefined;
	return {
		graph,
		credentials,
		account: () => {
			asked ??= readAccount(graph, credentials, now);
			return asked;
		},
	};
}

/** How the commands of findings name the secrets: by the variables that hold them here. */
export function variablesOf({
	config,
}: Pick<VerifySettings, "config">): Partial<SecretVariables> {
	const names: Partial<Record<keyof SecretVariables, string>> = {};
	for (const key of ["accessToken", "appSecret", "verifyToken"] as const) {
		const [name] = /^[A-Z][A-Z0-9_]*/.exec(
			config.settings[key]?.source ?? "",
		) ?? [undefined];
		if (name !== undefined) names[key] = name;
	}
	return names;
}

function credentialsOf({ config, ids }: VerifySettings): AccountSettings {
	const { accessToken } = config.settings;
	const [appSecret] = config.appSecrets;
	return {
		...ids,
		...(accessToken && { accessToken: accessToken.value }),
		...(appSecret && { appSecret: appSecret.value }),
	};
}

function isNeeded({ graph, fix, live }: VerifySettings): boolean {
	return graph === true || fix !== undefined || live?.to !== undefined;
}

function noCredentials(): CliError {
	return new CliError(
		"no-credentials",
		"the Graph API can't be asked: no access token is configured",
		{
			hint: "set WHATSAPP_ACCESS_TOKEN, in the environment or .env, and for the app's own settings WHATSAPP_APP_ID and WHATSAPP_APP_SECRET",
			exitCode: ExitCode.NotConfigured,
		},
	);
}

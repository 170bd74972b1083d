import type { Setting } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import { type ProjectSecrets, projectSecrets } from "../../io/store/secrets.ts";
import { openStateDir } from "../../io/store/state-dir.ts";
import type { Secret } from "../../webhook/signature.ts";
import type { ListenSettings } from "./settings.ts";

/** The secrets of this run, configured or made for the project. */
export interface Access {
	readonly verifyToken: Setting;
	readonly secrets: readonly Secret[];
	/** Those of `secrets` that are app secrets, and where they come from. */
	readonly appSecrets: readonly Setting[];
	/** The one that gateways sign with. */
	readonly gatewaySecret: Setting | undefined;
	/** True when the app secret was made for this project: real deliveries of Meta can't match it. */
	readonly generatedSecret: boolean;
	readonly generatedToken: boolean;
	/** What people use as a key by accident: tried only to explain a failed signature. */
	readonly otherKeys: readonly Secret[];
}

const madeHere = "made for this project";

/** Collects what is configured and lets the state folder make up what is not. */
export async function openAccess(
	settings: ListenSettings,
	context: Context,
): Promise<Access> {
	const { config } = settings;
	const { verifyToken, webhookSecret, accessToken } = config.settings;
	const isComplete = verifyToken !== undefined && config.appSecrets.length > 0;
	const made = isComplete ? undefined : await makeSecrets(settings, context);

	// A token made here is there to be shown and pasted; a secret made here is not.
	if (made !== undefined) context.hidden.add(made.appSecret);
	const token = verifyToken ?? {
		value: made?.verifyToken ?? "",
		source: madeHere,
	};
	const appSecrets =
		config.appSecrets.length > 0
			? config.appSecrets
			: [{ value: made?.appSecret ?? "", source: madeHere }];
	return {
		verifyToken: token,
		secrets: [
			...appSecrets.map((setting, index) => ({
				value: setting.value,
				label: label(setting, index, appSecrets),
			})),
			...(webhookSecret
				? [
						{
							value: webhookSecret.value,
							label: `gateway secret from ${webhookSecret.source}`,
						},
					]
				: []),
		],
		appSecrets,
		gatewaySecret: webhookSecret,
		generatedSecret: config.appSecrets.length === 0,
		generatedToken: verifyToken === undefined,
		otherKeys: [
			{ value: token.value, label: "the verify token" },
			...(accessToken
				? [{ value: accessToken.value, label: "the access token" }]
				: []),
			...(made && config.appSecrets.length > 0
				? [
						{
							value: made.appSecret,
							label: "the app secret made for this project",
						},
					]
				: []),
		],
	};
}

// Numbered when there are several of one source.
function label(
	{ source }: Setting,
	index: number,
	all: readonly Setting[],
): string {
	const name =
		source === madeHere
			? `app secret ${madeHere}`
			: `app secret from ${source}`;
	const isAlone = all.filter((other) => other.source === source).length === 1;
	return isAlone ? name : `${name}, number ${index + 1}`;
}

async function makeSecrets(
	settings: ListenSettings,
	context: Context,
): Promise<ProjectSecrets> {
	try {
		await openStateDir(settings.stateDir);
		return await projectSecrets(settings.stateDir, context.randomBytes);
	} catch (error) {
		// Without a record there is nothing that must be kept: secrets of this run alone will do.
		if (settings.store || !(error instanceof CliError)) throw error;
		return {
			verifyToken: `wah_${context.randomBytes(6).toString("hex")}`,
			appSecret: context.randomBytes(16).toString("hex"),
			created: true,
		};
	}
}

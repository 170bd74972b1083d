import { access } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";
import { type ProjectSecrets, projectSecrets } from "../../io/store/secrets.ts";
import type { Secret } from "../../webhook/signature.ts";

/** What a delivery may have been signed with, rightly or by accident. */
export interface DeliveryKeys {
	readonly secrets: readonly Secret[];
	readonly otherKeys: readonly Secret[];
}

/** All keys at hand: what is configured, and what `listen` made for this project, if it did. Throws CliError where there is no secret. */
export async function readKeys(
	{ appSecrets, settings }: Config,
	dir: string,
	context: Context,
): Promise<DeliveryKeys> {
	const { verifyToken, accessToken, webhookSecret } = settings;
	const made = await madeSecrets(dir, context);
	const configured = [
		...appSecrets.map(({ value, source }, index) => ({
			value,
			label: `app secret from ${source}${appSecrets.length > 1 ? `, number ${index + 1}` : ""}`,
		})),
		...key(
			webhookSecret?.value,
			`gateway secret from ${webhookSecret?.source}`,
		),
	];
	const own = key(made?.appSecret, "app secret made for this project");
	const secrets = [...configured, ...own];
	if (secrets.length > 0) {
		return {
			secrets,
			otherKeys: [
				...key(verifyToken?.value, "the verify token"),
				...key(made?.verifyToken, "the verify token made for this project"),
				...key(accessToken?.value, "the access token"),
			],
		};
	}
	throw new CliError("no-app-secret", "there is no app secret to check with", {
		hint: "give it with --app-secret, or set WHATSAPP_APP_SECRET (App settings, Basic)",
		exitCode: ExitCode.NotConfigured,
	});
}

function key(value: string | undefined, label: string): readonly Secret[] {
	return value === undefined ? [] : [{ value, label }];
}

/** Those that are there: only to look at a signature none are made. */
async function madeSecrets(
	dir: string,
	{ hidden, randomBytes }: Context,
): Promise<ProjectSecrets | undefined> {
	try {
		await access(join(dir, "secrets.json"));
	} catch {
		return undefined;
	}
	const made = await projectSecrets(dir, randomBytes);
	hidden.add(made.appSecret);
	return made;
}

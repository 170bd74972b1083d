import type { Setting } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import { type ProjectSecrets, projectSecrets } from "../../io/store/secrets.ts";
import { openStateDir } from "../../io/store/state-dir.ts";
import type { Secret } from "../../webhook/signature.ts";
import type { VerifySettings } from "./settings.ts";

/** What the app is meant to know: with it the right token and the right signature are tried. */
export interface Credentials {
	readonly verifyToken: string | undefined;
	readonly secret: Secret | undefined;
	/** What people sign with by accident. */
	readonly otherKeys: readonly Secret[];
}

/** What is configured; for the listener of this project and the apps behind it also what was made for the project. */
export async function readCredentials(
	{ config, dir, signatureHeader }: VerifySettings,
	isOfProject: boolean,
	context: Context,
): Promise<Credentials> {
	const { verifyToken, accessToken, webhookSecret } = config.settings;
	const made = isOfProject ? await madeSecrets(dir, context) : undefined;
	const [appSecret, ...rotated] = config.appSecrets;
	const isGateway = signatureHeader !== undefined && webhookSecret;
	const secret = isGateway ? webhookSecret : (appSecret ?? asSetting(made));
	const token = verifyToken?.value ?? made?.verifyToken;
	return {
		verifyToken: token,
		secret: secret && {
			value: secret.value,
			label: `the secret from ${secret.source}`,
		},
		otherKeys: [
			...key(token, "the verify token"),
			...key(accessToken?.value, "the access token"),
			...rotated.flatMap(({ value, source }) =>
				key(value, `another app secret from ${source}`),
			),
			...(appSecret
				? key(made?.appSecret, "the app secret made for this project")
				: []),
		],
	};
}

function key(value: string | undefined, label: string): Secret[] {
	return value === undefined ? [] : [{ value, label }];
}

function asSetting(made: ProjectSecrets | undefined): Setting | undefined {
	return made && { value: made.appSecret, source: "this project's own" };
}

async function madeSecrets(
	dir: string,
	{ hidden, randomBytes }: Context,
): Promise<ProjectSecrets> {
	await openStateDir(dir);
	const made = await projectSecrets(dir, randomBytes);
	hidden.add(made.appSecret);
	return made;
}

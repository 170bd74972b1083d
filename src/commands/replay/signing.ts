import type { Setting } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import { projectSecrets } from "../../io/store/secrets.ts";
import { openStateDir } from "../../io/store/state-dir.ts";
import { isGatewayBody } from "../../webhook/gateway/body.ts";
import { parseBody } from "../../webhook/parse-body.ts";
import type { ReplaySettings } from "./settings.ts";

/** What deliveries are signed with. */
export interface Signing {
	/** The secret for a payload: gateways have one of their own, where one is configured. */
	secretFor(body: Buffer): string;
	/** Where the app secret comes from, in words: `--app-secret`, `made for this project`. */
	readonly source: string;
	/** True when nothing is configured, so that an app can know the secret only if it was told. */
	readonly isMadeHere: boolean;
}

/** The configured secret, else the one that is made for this project. */
export async function openSigning(
	{ config, dir }: Pick<ReplaySettings, "config" | "dir">,
	context: Context,
): Promise<Signing> {
	const [configured] = config.appSecrets;
	const appSecret = configured ?? (await makeSecret(dir, context));
	const gateway =
		configured?.source === "--app-secret"
			? undefined
			: config.settings.webhookSecret;
	return {
		secretFor: (body) =>
			gateway !== undefined && isGateway(body)
				? gateway.value
				: appSecret.value,
		source: appSecret.source,
		isMadeHere: configured === undefined,
	};
}

async function makeSecret(dir: string, context: Context): Promise<Setting> {
	const source = "made for this project";
	const value = await projectSecret(dir, context);
	context.hidden.add(value);
	return { value, source };
}

async function projectSecret(dir: string, context: Context): Promise<string> {
	try {
		await openStateDir(dir);
		return (await projectSecrets(dir, context.randomBytes)).appSecret;
	} catch (error) {
		// Where nothing can be kept no listener has kept one either, and no app can know it: one of this run alone will do.
		if (error instanceof CliError && error.code !== "secrets-unreadable") {
			return context.randomBytes(16).toString("hex");
		}
		throw error;
	}
}

function isGateway(body: Buffer): boolean {
	const parsed = parseBody(body);
	return parsed.isJson && isGatewayBody(parsed.value);
}

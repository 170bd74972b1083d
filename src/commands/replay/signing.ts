import type { Setting } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import { projectSecrets } from "../../io/store/secrets.ts";
import { openStateDir } from "../../io/store/state-dir.ts";
import { isGatewayBody } from "../../webhook/gateway/body.ts";
import { parseBody } from "../../webhook/parse-body.ts";
import { gatewaySignatureHeader } from "../../webhook/request.ts";
import type { ReplaySettings } from "./settings.ts";

/** What deliveries are signed with. */
export interface Signing {
	/** The key for a payload: gateways have one of their own, where one is configured. */
	keyFor(body: Buffer): Key;
}

/** A secret, and which one it is. */
export interface Key {
	readonly secret: string;
	/** In words: `the app secret from .env`, `the app secret made for this project`. */
	readonly words: string;
	/** What should have been configured and is not, so that an app can know the secret only if it was told. */
	readonly missing?: "app secret" | "gateway secret";
}

/** The configured secrets; where there is none, the one that is made for this project. */
export async function openSigning(
	{
		config,
		dir,
		signatureHeader = "",
	}: Pick<ReplaySettings, "config" | "dir" | "signatureHeader">,
	context: Context,
): Promise<Signing> {
	const [configured] = config.appSecrets;
	const { webhookSecret } = config.settings;
	const isTyped = configured?.source === "--app-secret";
	const app = configured
		? configuredKey("app secret", configured)
		: await madeKey(dir, context);
	const gateway =
		webhookSecret && !isTyped
			? configuredKey("gateway secret", webhookSecret)
			: gatewayKeyFrom(app);
	// Whoever names a gateway's header stands in for one, whatever the body.
	const isForGateway =
		signatureHeader.toLowerCase() === gatewaySignatureHeader.toLowerCase();
	return {
		keyFor: (body) =>
			gateway !== app && (isForGateway || isGateway(body)) ? gateway : app,
	};
}

function configuredKey(
	name: "app secret" | "gateway secret",
	{ value, source }: Setting,
): Key {
	return { secret: value, words: `the ${name} from ${source}` };
}

async function madeKey(dir: string, context: Context): Promise<Key> {
	const secret = await projectSecret(dir, context);
	context.hidden.add(secret);
	const words = "the app secret made for this project";
	return { secret, words, missing: "app secret" };
}

/** A gateway's payload is signed with the app secret where there is no other. */
function gatewayKeyFrom(app: Key): Key {
	return app.missing ? { ...app, missing: "gateway secret" } : app;
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

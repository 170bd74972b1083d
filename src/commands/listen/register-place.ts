import type { Config } from "../../config/config.ts";
import type { ValueKey } from "../../config/names.ts";
import { CliError, ExitCode } from "../../errors.ts";
import { isNodeId } from "../../webhook/graph/node-id.ts";
import type {
	RegistrationLevel,
	RegistrationPlace,
} from "../../webhook/registration.ts";
import type { Registry } from "../registry.ts";

/**
 * Where the listener is to be registered: at the level that was asked for, else at the narrowest that is configured, which leaves the
 * most alone. Throws CliError for what is missing, and for a token of an app whose signatures would not match.
 */
export async function findPlace(
	asked: RegistrationLevel | undefined,
	config: Config,
	registry: Registry,
): Promise<RegistrationPlace> {
	const level = asked ?? narrowest(config);
	const configuredApp = idOf("appId", config);
	if (level === "app" && configuredApp !== undefined) {
		return { level, id: configuredApp, appId: configuredApp };
	}
	// First what can be said without asking anybody.
	const id = level === "app" ? undefined : neededId(level, config);
	const appId = await tokenApp(registry);
	if (configuredApp !== undefined && configuredApp !== appId) {
		throw new CliError(
			"token-of-another-app",
			`the access token belongs to app ${appId}, not to the configured ${configuredApp}, and an override is always that of the token's app`,
			{
				hint: `set WHATSAPP_ACCESS_TOKEN to one of app ${configuredApp}, or WHATSAPP_APP_ID and the app secret to those of ${appId}`,
				exitCode: ExitCode.NotConfigured,
			},
		);
	}
	return { level, id: id ?? appId, appId };
}

function narrowest({ settings }: Config): RegistrationLevel {
	if (settings.phoneNumberId !== undefined) return "phone";
	return settings.wabaId === undefined ? "app" : "waba";
}

function neededId(level: "phone" | "waba", config: Config): string {
	const key = level === "phone" ? "phoneNumberId" : "wabaId";
	const id = idOf(key, config);
	if (id !== undefined) return id;
	const [title, name] = names[key];
	throw new CliError("no-id", `--register=${level} needs the ${title}`, {
		hint: `set ${name}, in the environment or .env; wa-hook numbers lists the ids`,
		exitCode: ExitCode.NotConfigured,
	});
}

const names = {
	phoneNumberId: ["phone number id", "WHATSAPP_PHONE_NUMBER_ID"],
	wabaId: ["WhatsApp Business Account id", "WHATSAPP_WABA_ID"],
} as const;

function idOf(key: ValueKey, { settings }: Config): string | undefined {
	const setting = settings[key];
	if (setting === undefined || isNodeId(setting.value)) return setting?.value;
	throw new CliError(
		"not-an-id",
		`${JSON.stringify(setting.value)} from ${setting.source} is not an id of Meta's`,
		{
			hint: "ids are digits alone, and not the phone number itself",
			exitCode: ExitCode.NotConfigured,
		},
	);
}

async function tokenApp(registry: Registry): Promise<string> {
	const app = await registry.tokenApp();
	if (!app.ok) throw app.error;
	if (isNodeId(app.value)) return app.value;
	throw new CliError(
		"no-app",
		"Meta does not tell which app the access token belongs to",
		{ hint: "set WHATSAPP_APP_ID", exitCode: ExitCode.NotConfigured },
	);
}

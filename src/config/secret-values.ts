import type { Config } from "./config.ts";

/** The value of every secret that is configured: none of them may be printed. */
export function secretValues({ appSecrets, settings }: Config): string[] {
	const { verifyToken, webhookSecret, accessToken } = settings;
	return [...appSecrets, verifyToken, webhookSecret, accessToken].flatMap(
		(setting) => (setting === undefined ? [] : [setting.value]),
	);
}

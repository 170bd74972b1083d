import type { Source } from "../sources.ts";
import { alter } from "./alter.ts";
import { ofFlags } from "./change-remarks.ts";
import type { LoadPayload, LoadSettings } from "./load-settings.ts";
import type { LoadWish, ReplaySettings } from "./settings.ts";
import type { Signing } from "./signing.ts";
import type { Target } from "./target.ts";

/** What a load is made of: the payloads with the user's changes, each read once. Throws CliError. */
export async function loadSettings(
	wish: LoadWish,
	sources: readonly Source[],
	settings: ReplaySettings,
	{ url }: Target,
	signing: Signing,
	tell: (remark: string) => void,
): Promise<LoadSettings> {
	const payloads: LoadPayload[] = [];
	for (const source of sources) {
		const altered = alter(await source.load(), settings, ofFlags(tell));
		payloads.push({ ...altered, secret: signing.secretFor(altered.body) });
	}
	return {
		...settings,
		wish,
		url,
		payloads,
		json: settings.output === "json",
	};
}

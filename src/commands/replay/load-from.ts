import type { Source } from "../sources.ts";
import { alter } from "./alter.ts";
import { ofFlags } from "./change-remarks.ts";
import type { LoadPayload, LoadSettings } from "./load-settings.ts";
import type { LoadWish, ReplaySettings } from "./settings.ts";
import { signedWords } from "./signed-words.ts";
import type { Key, Signing } from "./signing.ts";
import type { Target } from "./target.ts";

/** What a load is made of: the payloads with the user's changes, each read once. Throws CliError. */
export async function loadSettings(
	wish: LoadWish,
	sources: readonly Source[],
	settings: ReplaySettings,
	target: Target,
	signing: Signing,
	tell: (remark: string) => void,
): Promise<LoadSettings> {
	const payloads: LoadPayload[] = [];
	const keys: Key[] = [];
	for (const source of sources) {
		const altered = alter(await source.load(), settings, ofFlags(tell));
		const key = signing.keyFor(altered.body);
		payloads.push({ ...altered, secret: key.secret });
		keys.push(key);
	}
	const signedWith = new Set(keys.map(({ words }) => words));
	const key = keys.find(({ missing }) => missing !== undefined) ?? {};
	return {
		...settings,
		wish,
		url: target.url,
		payloads,
		signed: signedWords(wish.count ?? 0, signedWith, settings),
		circumstances: { ...settings, target, key },
		json: settings.output === "json",
	};
}

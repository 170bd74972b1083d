import { shellWord } from "../../view/shell-word.ts";
import type { IdKey, VerifySettings } from "./settings.ts";

/** What to type to repair just what was looked at with these settings: the flags that say what that is, and `--fix`. */
export function repairLine({
	target,
	local,
	ids,
	config,
}: Pick<VerifySettings, "target" | "local" | "ids" | "config">): string {
	const flags: (readonly [flag: string, value: string | undefined])[] = [
		["--url", target?.spelled],
		["--local", local?.spelled],
		...idFlags.map(
			([flag, key]) =>
				[
					flag,
					ids[key] === config.settings[key]?.value ? undefined : ids[key],
				] as const,
		),
	];
	const given = flags.flatMap(([flag, value]) =>
		value === undefined ? [] : [`${flag} ${shellWord(value)}`],
	);
	return ["wa-hook verify", ...given, "--fix"].join(" ");
}

const idFlags: readonly (readonly [flag: string, key: IdKey])[] = [
	["--app-id", "appId"],
	["--waba-id", "wabaId"],
	["--phone-number-id", "phoneNumberId"],
];

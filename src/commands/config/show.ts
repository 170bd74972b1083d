import type { Config } from "../../config/config.ts";
import { valueNames } from "../../config/names.ts";
import type { Context } from "../../context.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { mask } from "../../view/redact.ts";
import { type Safe, safe, vouch } from "../../view/safe.ts";
import { table } from "../../view/table.ts";
import { clean } from "../../view/text.ts";
import { createTheme } from "../../view/theme.ts";
import type { ConfigOptions } from "../config.ts";

interface Row {
	readonly key: string;
	readonly title: string;
	/** Masked where it is a secret. */
	readonly value?: string;
	readonly source?: string;
	/** The name to set it by. */
	readonly name: string;
}

/** The configuration as an aligned table: what, value, where from. */
export function settingTable(
	config: Config,
	options: ConfigOptions,
	context: Context,
): Safe {
	const theme = createTheme({
		color: options.color,
		stream: context.stdout,
		env: context.env,
	});
	const rows = settingRows(config, theme.signs.bullet).map(
		({ title, value, source, name }) => [
			clean(title),
			value === undefined ? theme.paint("dim", theme.signs.dash) : clean(value),
			theme.paint(
				"dim",
				source === undefined ? safe`set ${clean(name)}` : clean(source),
			),
		],
	);
	const warnings = config.warnings.map(
		(warning) =>
			safe`${theme.paint("warn", theme.signs.bang)} ${clean(warning)}\n`,
	);
	return vouch(table(rows) + warnings.join(""));
}

/** The same as NDJSON, one `setting` a line. */
export function settingLines(config: Config): Safe {
	const lines = settingRows(config).map(({ key, value, source }) =>
		jsonLine({ v: 1, type: "setting", key, value, source }),
	);
	return vouch(lines.join(""));
}

function settingRows(
	{ settings, appSecrets, stateDir }: Config,
	bullet?: Safe,
): Row[] {
	const rows = valueNames.flatMap(
		({ key, title, secret, names: [name = ""] }): Row[] => {
			const found = key === "appSecret" ? appSecrets : [settings[key]];
			const given = found.filter((setting) => setting !== undefined);
			if (given.length === 0) return [{ key, title, name }];
			return given.map(({ value, source }) => ({
				key,
				title,
				name,
				value: secret ? mask(value, bullet) : value,
				source,
			}));
		},
	);
	return [
		...rows,
		{
			key: "stateDir",
			title: "state folder",
			name: "WA_HOOK_STATE_DIR",
			...stateDir,
		},
	];
}

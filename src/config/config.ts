import type { Context } from "../context.ts";
import { readEnvFile } from "./env-file.ts";
import { readConfigFile } from "./file.ts";
import type { ConfigFile } from "./file-schema.ts";
import { type ValueKey, type ValueName, valueNames } from "./names.ts";
import {
	bareToken,
	oddAccessToken,
	oddAppSecret,
	secretArgument,
	trimSecret,
} from "./secret.ts";

/** A configured value and where it comes from, in words: `--app-secret`, `APP_SECRET in .env`. */
export interface Setting {
	readonly value: string;
	readonly source: string;
}

/** Values given as flags, before `@file` and `-` are read. */
export interface ConfigFlags {
	readonly appSecret?: readonly string[];
	readonly verifyToken?: string;
	readonly stateDir?: string;
	readonly envFile?: string;
}

/** Everything that is configured, each with its source. */
export interface Config {
	readonly settings: Readonly<Partial<Record<ValueKey, Setting>>>;
	/** The app secret, or several of them: for rotation, or for several apps. */
	readonly appSecrets: readonly Setting[];
	/** As given, not yet resolved against the working directory. */
	readonly stateDir: Setting;
	/** The config file, whose other keys are defaults of flags. */
	readonly file: ConfigFile;
	/** The environment, and what `.env` adds to it. */
	readonly environment: Readonly<Record<string, string | undefined>>;
	/** What looks wrong with a value, one sentence each, no secret in it. */
	readonly warnings: readonly string[];
}

/** Reads flags, environment, `.env` and config file to one value. Throws CliError for what can't be read. */
export async function readConfig(
	flags: ConfigFlags,
	context: Context,
): Promise<Config> {
	const [dotenv, file] = await Promise.all([
		readEnvFile(context.cwd, flags.envFile),
		readConfigFile(context.cwd),
	]);
	const places: Places = {
		environment: [
			{ values: context.env, suffix: "" },
			{ values: dotenv.values, suffix: ` in ${dotenv.source}` },
		],
		file,
	};
	const settings: Partial<Record<ValueKey, Setting>> = {};
	for (const name of valueNames) {
		const setting =
			(await fromFlags(name.key, flags, context)) ?? find(name, places);
		if (setting !== undefined) settings[name.key] = setting;
	}
	const appSecrets = eachSecret(settings.appSecret);
	hide(settings, appSecrets, context);
	return {
		settings,
		appSecrets,
		stateDir: stateDir(flags, places),
		file: file.values,
		environment: { ...dotenv.values, ...context.env },
		warnings: [
			...appSecrets.flatMap((each) =>
				remark("the app secret", each, oddAppSecret),
			),
			...remark(
				"the access token",
				settings.accessToken,
				(value) => oddAccessToken(value)?.fault,
			),
		],
	};
}

function hide(
	settings: Config["settings"],
	appSecrets: readonly Setting[],
	{ hidden }: Context,
): void {
	for (const { key, secret } of valueNames) {
		const setting = settings[key];
		if (secret && setting !== undefined) hidden.add(setting.value);
	}
	for (const { value } of appSecrets) hidden.add(value);
	const { accessToken } = settings;
	if (accessToken !== undefined) hidden.add(bareToken(accessToken.value));
}

interface Places {
	readonly environment: readonly {
		readonly values: Readonly<Record<string, string | undefined>>;
		readonly suffix: string;
	}[];
	readonly file: { readonly values: ConfigFile; readonly source: string };
}

async function fromFlags(
	key: ValueKey,
	flags: ConfigFlags,
	context: Context,
): Promise<Setting | undefined> {
	if (key === "verifyToken" && flags.verifyToken !== undefined) {
		const value = await secretArgument(
			"--verify-token",
			flags.verifyToken,
			context,
		);
		return { value, source: "--verify-token" };
	}
	if (key === "appSecret" && flags.appSecret !== undefined) {
		const values: string[] = [];
		for (const given of flags.appSecret) {
			values.push(await secretArgument("--app-secret", given, context));
		}
		return { value: values.join(","), source: "--app-secret" };
	}
	return undefined;
}

function find(name: ValueName, places: Places): Setting | undefined {
	return (
		inEnvironment(name.names, places) ??
		inFile(name.key, places.file) ??
		inEnvironment(name.genericNames, places)
	);
}

function inEnvironment(
	names: readonly string[],
	places: Places,
): Setting | undefined {
	for (const { values, suffix } of places.environment) {
		for (const name of names) {
			const value = trimSecret(values[name] ?? "");
			// A variable set to nothing is how a shell says "not set here".
			if (value !== "") return { value, source: name + suffix };
		}
	}
	return undefined;
}

function inFile(key: ValueKey, file: Places["file"]): Setting | undefined {
	const value = file.values[key];
	if (value === undefined) return undefined;
	return { value: [value].flat().join(","), source: file.source };
}

function stateDir(flags: ConfigFlags, places: Places): Setting {
	if (flags.stateDir !== undefined)
		return { value: flags.stateDir, source: "--state-dir" };
	const configured = inEnvironment(["WA_HOOK_STATE_DIR"], places);
	if (configured !== undefined) return configured;
	const { values, source } = places.file;
	if (values.stateDir !== undefined) return { value: values.stateDir, source };
	return { value: ".wa-hook", source: "default" };
}

function eachSecret(setting: Setting | undefined): Setting[] {
	if (setting === undefined) return [];
	const values = setting.value.split(",").filter((value) => value !== "");
	return values.map((value) => ({ value, source: setting.source }));
}

function remark(
	what: string,
	setting: Setting | undefined,
	faultOf: (value: string) => string | undefined,
): string[] {
	const fault = setting && faultOf(setting.value);
	return fault ? [`${what} from ${setting.source} ${fault}`] : [];
}

import { resolve } from "node:path";
import { type Config, readConfig } from "../../config/config.ts";
import type { ValueKey } from "../../config/names.ts";
import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import { type Override, parseResolve } from "../../io/probe/resolution.ts";
import { isPrivate } from "../../io/target.ts";
import { parseHeaderName } from "../header.ts";
import type { VerifyOptions } from "../verify.ts";
import { readAddress, type SpelledUrl } from "./spelled-url.ts";

/** Everything a diagnosis needs to know, checked. Durations are milliseconds. */
export interface VerifySettings {
	readonly config: Config;
	readonly json: boolean;
	readonly quiet: boolean;
	readonly verbose: boolean;
	readonly color: VerifyOptions["color"];
	/** The state folder, absolute. */
	readonly dir: string;
	/** Undefined for what runs here, or what Meta has. */
	readonly target: SpelledUrl | undefined;
	/** The same app as it is reached from here. */
	readonly local: SpelledUrl | undefined;
	readonly overrides: readonly Override[];
	/** For each answer. */
	readonly timeoutMs: number;
	readonly skipVerify: boolean;
	readonly signatureHeader: string | undefined;
	/** Undefined leaves it to the target. */
	readonly post: boolean | undefined;
	/** Undefined leaves it to the credentials. */
	readonly graph: boolean | undefined;
	/** Ids and addresses for the Graph API, as flags or configuration name them. */
	readonly ids: Readonly<Partial<Record<IdKey, string>>>;
	readonly fix: { readonly yes: boolean; readonly dryRun: boolean } | undefined;
	readonly live:
		| { readonly to: string | undefined; readonly waitMs: number }
		| undefined;
}

export type IdKey = Extract<ValueKey, "appId" | "wabaId" | "phoneNumberId">;

/** Options, environment and files to one checked value. Throws CliError for what is wrong. */
export async function readSettings(
	options: VerifyOptions,
	context: Context,
): Promise<VerifySettings> {
	const config = await readConfig(options, context);
	const target = address(options.url, config);
	const local = address(options.local, config);
	const skipVerify = options.skipVerify === true;
	if (skipVerify) refuseForPublic([target, local]);
	return {
		config,
		json: options.json === true,
		quiet: options.quiet === true,
		verbose: options.verbose === true,
		color: options.color,
		dir: resolve(context.cwd, config.stateDir.value),
		target,
		local,
		overrides: parseResolve(options.resolve ?? []),
		timeoutMs: options.timeout ?? 10_000,
		skipVerify,
		signatureHeader:
			options.signatureHeader === undefined
				? undefined
				: parseHeaderName(options.signatureHeader),
		post: options.post,
		graph: options.graph,
		ids: ids(options, config),
		fix:
			options.fix === true
				? { yes: options.yes === true, dryRun: options.dryRun === true }
				: undefined,
		live:
			options.live === true
				? { to: recipient(options.to), waitMs: options.wait ?? 120_000 }
				: undefined,
	};
}

function address(
	text: string | undefined,
	{ file }: Config,
): SpelledUrl | undefined {
	return text === undefined ? undefined : readAddress(text, file.path);
}

function refuseForPublic(targets: readonly (SpelledUrl | undefined)[]): void {
	const outside = targets.find(
		(target) => target !== undefined && !isPrivate(target.url.hostname),
	);
	if (outside === undefined) return;
	throw new CliError(
		"contradiction",
		`--skip-verify is for loopback and private names, not for ${outside.url.host}`,
		{ hint: "leave it out: Meta doesn't skip it either" },
	);
}

function ids(
	options: VerifyOptions,
	{ settings }: Config,
): VerifySettings["ids"] {
	const found: Partial<Record<IdKey, string>> = {};
	for (const key of ["appId", "wabaId", "phoneNumberId"] as const) {
		const value = options[key] ?? settings[key]?.value;
		if (value !== undefined) found[key] = value;
	}
	return found;
}

/** Digits, as the API takes them. */
function recipient(text: string | undefined): string | undefined {
	if (text === undefined) return undefined;
	const digits = text.replace(/[\s().-]/g, "").replace(/^(?:\+|00)/, "");
	if (/^\d{6,15}$/.test(digits)) return digits;
	throw new CliError("number-invalid", `"${text}" is not a phone number`, {
		hint: "--to +16505551234, with the country's code",
	});
}

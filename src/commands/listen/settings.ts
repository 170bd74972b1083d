import { resolve } from "node:path";
import { type Config, readConfig } from "../../config/config.ts";
import { secretArgument } from "../../config/secret.ts";
import { splitList } from "../../config/syntax.ts";
import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import { parseTarget } from "../../io/target.ts";
import type { TunnelChoice } from "../../io/tunnel/choices.ts";
import type { HeaderList } from "../../webhook/delivery.ts";
import type { RegistrationLevel } from "../../webhook/registration.ts";
import { signatureHeader } from "../../webhook/signature.ts";
import {
	createFilter,
	type EventFilter,
	type FilterRequest,
} from "../filter.ts";
import { parseHeaderName, parseHeaders } from "../header.ts";
import type { ListenOptions } from "../listen.ts";
import { refuseContradictions } from "./contradictions.ts";

/** Everything `listen` needs to know, checked. No bad state can be spelled in it. */
export interface ListenSettings {
	readonly config: Config;
	readonly output: "timeline" | "json" | "raw" | "url";
	readonly quiet: boolean;
	readonly verbose: boolean;
	readonly color: ListenOptions["color"];
	/** `given` ports are an error when taken; the default one gives way to a free one. */
	readonly port: { readonly number: number; readonly given: boolean };
	readonly host: string | undefined;
	readonly path: string;
	readonly stateDir: string;
	readonly store: boolean;
	/** False only with `--no-verify-signature`. */
	readonly verifies: boolean;
	readonly signatureHeaders: readonly string[];
	readonly filter: EventFilter;
	/** What it lets through, and the flags that say so; empty where it lets everything through. */
	readonly showing: { readonly only: readonly string[]; readonly by: string };
	readonly forward: {
		readonly targets: readonly URL[];
		readonly headers: HeaderList;
		readonly timeoutMs: number;
		readonly skipVerify: boolean;
		readonly passThrough: boolean;
	};
	readonly tunnel: {
		readonly choice: TunnelChoice;
		readonly publicUrl: string | undefined;
		readonly subdomain: string | undefined;
		readonly sshHost: string | undefined;
	};
	/** Undefined without `--register`. */
	readonly register: RegisterSettings | undefined;
}

/** How the listener is to be registered at Meta. */
export interface RegisterSettings {
	/** Undefined for the narrowest that is configured. */
	readonly level: RegistrationLevel | undefined;
	/** Whether somebody else's callback may be replaced. */
	readonly yes: boolean;
	/** Of the callback that stands there now, where it is not the listener's own. */
	readonly earlierVerifyToken: string | undefined;
}

/** Options, environment and files to one checked value. Throws CliError for what is wrong. */
export async function readSettings(
	options: ListenOptions,
	context: Context,
): Promise<ListenSettings> {
	const config = await readConfig(options, context);
	const { file } = config;
	const path = options.path ?? file.path ?? "/webhook";
	const request: FilterRequest = {
		kinds: options.events ?? strings(file.events).flatMap(splitList),
		parties: options.from ?? [],
		phoneNumberIds: options.phoneNumberId ?? [],
	};
	const settings: ListenSettings = {
		config,
		output: output(options),
		quiet: options.quiet === true,
		verbose: options.verbose === true,
		color: options.color,
		port: {
			number: options.port ?? file.port ?? 3100,
			given: (options.port ?? file.port) !== undefined,
		},
		host: options.host,
		path,
		stateDir: resolve(context.cwd, config.stateDir.value),
		store: options.store,
		verifies: options.verifySignature,
		// Meta's own header always counts; gateways that sign the same way use another.
		signatureHeaders: [
			signatureHeader,
			...(options.signatureHeader ?? strings(file.signatureHeader)).map(
				parseHeaderName,
			),
		],
		filter: createFilter(request),
		showing: showing(request),
		forward: {
			targets: (options.forwardTo ?? strings(file.forwardTo)).map((text) =>
				parseTarget(text, path),
			),
			headers: parseHeaders(options.header ?? []),
			timeoutMs: options.timeout ?? 30_000,
			skipVerify: options.skipVerify === true,
			passThrough: options.passThrough === true,
		},
		tunnel: {
			choice: options.tunnel ?? file.tunnel ?? "auto",
			publicUrl: options.publicUrl ?? file.publicUrl,
			subdomain: options.subdomain ?? file.subdomain,
			sshHost: options.sshHost,
		},
		register: await registerSettings(options, context),
	};
	refuseContradictions(settings, options);
	return settings;
}

async function registerSettings(
	{ register, yes, earlierVerifyToken }: ListenOptions,
	context: Context,
): Promise<RegisterSettings | undefined> {
	if (register === undefined) return undefined;
	const token =
		earlierVerifyToken === undefined
			? undefined
			: await secretArgument(
					"--earlier-verify-token",
					earlierVerifyToken,
					context,
				);
	if (token !== undefined) context.hidden.add(token);
	return {
		level: register === true ? undefined : register,
		yes: yes === true,
		earlierVerifyToken: token,
	};
}

function showing({
	kinds,
	parties,
	phoneNumberIds,
}: FilterRequest): ListenSettings["showing"] {
	const parts = [
		{ flag: "--events", before: "", values: kinds },
		{ flag: "--from", before: "from or to ", values: parties },
		{ flag: "--phone-number-id", before: "of ", values: phoneNumberIds },
	].filter(({ values }) => values.length > 0);
	return {
		only: parts.map(({ before, values }) => before + values.join(", ")),
		by: parts.map(({ flag }) => flag).join(", "),
	};
}

function strings(
	value: string | readonly string[] | undefined,
): readonly string[] {
	return value === undefined ? [] : [value].flat();
}

function output(options: ListenOptions): ListenSettings["output"] {
	const asked = [
		options.json && ("json" as const),
		options.raw && ("raw" as const),
		options.printUrl && ("url" as const),
	].filter((format) => format !== undefined && format !== false);
	if (asked.length > 1) {
		throw new CliError(
			"contradiction",
			"--json, --raw and --print-url exclude each other",
			{
				hint: "use one of them",
			},
		);
	}
	return asked[0] ?? "timeline";
}

import { resolve } from "node:path";
import { type Config, readConfig } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import { parseTarget } from "../../io/target.ts";
import type { Changes } from "../../webhook/change.ts";
import type { HeaderList } from "../../webhook/delivery.ts";
import {
	type Expectation,
	parseBody,
	parseStatus,
	type StatusExpectation,
} from "../../webhook/expectation.ts";
import type { Encoding } from "../../webhook/request.ts";
import type { RetryPolicy } from "../../webhook/retries.ts";
import type { SignatureFault } from "../../webhook/signature-fault.ts";
import { parseHeaderName, parseHeaders } from "../header.ts";
import type { ReplayOptions } from "../replay.ts";
import { refuseContradictions } from "./contradictions.ts";

/** Everything `replay` needs to know, checked. Durations are milliseconds. */
export interface ReplaySettings {
	readonly config: Config;
	/** What to send, as typed. */
	readonly payloads: readonly string[];
	readonly scenarios: readonly string[];
	/** `request` and `curl` print what would be sent, and send nothing. */
	readonly output: "timeline" | "json" | "request" | "json-request" | "curl";
	readonly quiet: boolean;
	readonly verbose: boolean;
	readonly color: ReplayOptions["color"];
	/** The state folder, absolute. */
	readonly dir: string;
	/** A URL, or what of the running listener. */
	readonly target: URL | "listener" | "app";
	/** The user's own headers. */
	readonly headers: HeaderList;
	readonly timeoutMs: number;
	readonly skipVerify: boolean;
	/** Undefined leaves it to the payload: recorded deliveries go out as they came. */
	readonly encode: Encoding | undefined;
	readonly changes: Changes;
	readonly fresh: boolean;
	readonly signatureHeader: string | undefined;
	readonly keepSignature: boolean;
	readonly fault: SignatureFault | undefined;
	readonly manner: Manner;
	readonly expect: Expectation;
	/** Where the JUnit report goes, absolute. */
	readonly junit: string | undefined;
	/** Whether GitHub's runner reads what is printed. */
	readonly annotates: boolean;
	readonly load: LoadWish | undefined;
}

/** How deliveries follow each other. */
export interface Manner {
	/** Payloads in one POST. */
	readonly batch: number;
	/** How many times each POST is sent. */
	readonly copies: number;
	readonly shuffle: boolean;
	readonly retry: RetryPolicy;
	/** Waits between redeliveries are divided by this. */
	readonly timeScale: number;
	/** From the beginning of one delivery to that of the next. */
	readonly intervalMs: number;
}

/** What was asked for with the flags of load, unchecked but for their shape. */
export interface LoadWish {
	readonly count: number | undefined;
	readonly durationMs: number | undefined;
	readonly concurrency: number | undefined;
	/** Deliveries a second. */
	readonly rate: number | undefined;
	readonly allowRemote: boolean;
}

/** Options, environment and files to one checked value. Throws CliError for what is wrong. */
export async function readSettings(
	payloads: readonly string[],
	options: ReplayOptions,
	context: Context,
): Promise<ReplaySettings> {
	refuseContradictions(payloads, options);
	const config = await readConfig(options, context);
	const dir = resolve(context.cwd, config.stateDir.value);
	return {
		config,
		payloads,
		scenarios: options.scenario ?? [],
		output: output(options),
		quiet: options.quiet === true,
		verbose: options.verbose === true,
		color: options.color,
		dir,
		target: target(options, config),
		headers: parseHeaders(options.header ?? []),
		timeoutMs: options.timeout ?? 30_000,
		skipVerify: options.skipVerify === true,
		encode: options.encode,
		changes: changes(options),
		fresh: options.fresh === true,
		signatureHeader:
			options.signatureHeader === undefined
				? undefined
				: parseHeaderName(options.signatureHeader),
		keepSignature: options.keepSignature === true,
		fault: options.signature,
		manner: {
			batch: options.batch ?? 1,
			copies: options.duplicate ?? 1,
			shuffle: options.shuffle === true,
			retry: options.retry ?? "none",
			timeScale: options.timeScale ?? 1,
			intervalMs: options.rate ? 1000 / options.rate : (options.interval ?? 0),
		},
		expect: {
			status: expectedStatus(options),
			body: expectedBody(options.expectBody),
			withinMs: options.maxTime,
		},
		junit: junit(options.junit, context),
		annotates: context.env["GITHUB_ACTIONS"] === "true",
		load: load(options),
	};
}

function output({
	json,
	dryRun,
	curl,
}: ReplayOptions): ReplaySettings["output"] {
	if (curl === true) return "curl";
	if (dryRun === true) return json === true ? "json-request" : "request";
	return json === true ? "json" : "timeline";
}

function target(
	{ url, toApp }: ReplayOptions,
	{ file }: Config,
): ReplaySettings["target"] {
	if (url !== undefined) return parseTarget(url, file.path);
	return toApp === true ? "app" : "listener";
}

function changes(options: ReplayOptions): Changes {
	const { from, name, text, phoneNumberId, wabaId } = options;
	return {
		...(options.set && { set: options.set.map(assignment) }),
		...(from !== undefined && { from }),
		...(name !== undefined && { name }),
		...(text !== undefined && { text }),
		...(phoneNumberId !== undefined && { phoneNumberId }),
		...(wabaId !== undefined && { wabaId }),
	};
}

function assignment(text: string): { path: string; value: string } {
	const equals = text.indexOf("=");
	if (equals > 0) {
		return {
			path: text.slice(0, equals).trim(),
			value: text.slice(equals + 1),
		};
	}
	throw new CliError("set-invalid", `--set ${text} says no value`, {
		hint: "--set 'messages[0].text.body=hello'",
	});
}

function junit(file: string | undefined, { cwd }: Context): string | undefined {
	if (file !== "-") return file === undefined ? undefined : resolve(cwd, file);
	throw new CliError("junit-invalid", "--junit writes a file, not stdout", {
		hint: "--junit report.xml",
	});
}

// What is signed wrongly should be refused; how is for the app to say. Who sends again until it is 200 isn't content with less.
function expectedStatus({
	expect,
	signature,
	retry = "none",
}: ReplayOptions): StatusExpectation {
	const taken = retry === "none" ? "2xx" : "200";
	const said = expect ?? (signature === undefined ? taken : "4xx");
	const status = parseStatus(said);
	if (status !== undefined) return status;
	throw new CliError("expect-invalid", `"${said}" is not a status`, {
		hint: "--expect 200, --expect 2xx, --expect 200,204",
	});
}

function expectedBody(text: string | undefined): Expectation["body"] {
	if (text === undefined) return undefined;
	if (text === "") {
		throw new CliError("expect-invalid", "--expect-body is empty", {
			hint: "--expect-body ok, --expect-body '/^ok$/'",
		});
	}
	try {
		return parseBody(text);
	} catch (cause) {
		throw new CliError(
			"expect-invalid",
			`--expect-body ${text} is not a regular expression`,
			{ hint: "without slashes around it, it is looked for as it is", cause },
		);
	}
}

function load(options: ReplayOptions): LoadWish | undefined {
	const { count, duration, concurrency, rate } = options;
	if (count === undefined && duration === undefined) return undefined;
	return {
		count,
		durationMs: duration,
		concurrency,
		rate,
		allowRemote: options.allowRemoteLoad === true,
	};
}

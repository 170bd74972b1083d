import { resolve } from "node:path";
import { type Config, readConfig } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import {
	parseRecipient,
	type Recipient,
} from "../../webhook/send/recipient.ts";
import type { Goal, SendOptions } from "../send.ts";
import type { MessageType } from "./message-type.ts";

/** Everything that sending needs to know, checked. Durations are milliseconds. */
export interface SendSettings {
	readonly options: SendOptions;
	readonly config: Config;
	/** The state folder, absolute. */
	readonly dir: string;
	readonly to: Recipient | undefined;
	/** As it was typed or configured. */
	readonly toTyped: string | undefined;
	/** Whether it was said for this message. */
	readonly isToGiven: boolean;
	readonly phoneNumberId: string | undefined;
	/** What is printed in place of sending. */
	readonly preview: "request" | "curl" | undefined;
	readonly checks: boolean;
	readonly wait: { readonly ms: number; readonly until: Goal } | undefined;
	readonly timeoutMs: number;
}

/** Options, environment and files to one checked value. Throws CliError for what is wrong. */
export async function readSettings(
	{ manner }: MessageType,
	options: SendOptions,
	context: Context,
): Promise<SendSettings> {
	refuseContradictions(options);
	const config = await readConfig(options, context);
	const { settings } = config;
	const toTyped =
		manner === "receipt" ? undefined : (options.to ?? settings.to?.value);
	const { wait, until = "read" } = options;
	return {
		options,
		config,
		dir: resolve(context.cwd, config.stateDir.value),
		to: toTyped === undefined ? undefined : recipient(toTyped),
		toTyped,
		isToGiven: options.to !== undefined,
		phoneNumberId: options.phoneNumberId ?? settings.phoneNumberId?.value,
		preview: previewOf(options),
		checks: options.check !== false,
		wait:
			wait === undefined
				? undefined
				: { ms: wait === true ? 30_000 : wait, until },
		timeoutMs: options.timeout ?? 30_000,
	};
}

function refuseContradictions(options: SendOptions): void {
	const { dryRun, curl, json, wait, until } = options;
	const isPreview = dryRun === true || curl === true;
	if (dryRun === true && curl === true) {
		throw contradiction("--dry-run and --curl exclude each other");
	}
	if (curl === true && json === true) {
		throw contradiction("--curl prints a command, --json JSON");
	}
	if (wait !== undefined && isPreview) {
		throw contradiction("what is not sent can't be waited for");
	}
	if (until !== undefined && wait === undefined) {
		throw new CliError("contradiction", "--until goes with --wait", {
			hint: "add --wait, or leave it out",
		});
	}
}

function contradiction(message: string): CliError {
	return new CliError("contradiction", message, {
		hint: "leave out one of them",
	});
}

function previewOf({ dryRun, curl }: SendOptions): SendSettings["preview"] {
	if (curl === true) return "curl";
	return dryRun === true ? "request" : undefined;
}

function recipient(text: string): Recipient {
	const read = parseRecipient(text);
	if (read.kind !== "problem") return read;
	throw new CliError("recipient-invalid", `"${text}" is no recipient`, {
		hint: read.problem,
	});
}

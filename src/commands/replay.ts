import { type Command, InvalidArgumentError, Option } from "commander";
import type { Context } from "../context.ts";
import type { ExitCode } from "../errors.ts";
import type { Declaration, GlobalOptions } from "../program.ts";
import { type Encoding, encodings } from "../webhook/request.ts";
import { type RetryPolicy, retryPolicies } from "../webhook/retries.ts";
import {
	type SignatureFault,
	signatureFaults,
} from "../webhook/signature-fault.ts";
import { collect, duration } from "./arguments.ts";

/** What the user typed after `wa-hook replay`, as commander hands it over. Durations are milliseconds. */
export interface ReplayOptions extends GlobalOptions {
	url?: string;
	toApp?: boolean;
	header?: string[];
	timeout?: number;
	skipVerify?: boolean;
	encode?: Encoding;
	set?: string[];
	from?: string;
	name?: string;
	text?: string;
	phoneNumberId?: string;
	wabaId?: string;
	fresh?: boolean;
	appSecret?: string[];
	signatureHeader?: string;
	keepSignature?: boolean;
	signature?: SignatureFault;
	batch?: number;
	duplicate?: number;
	shuffle?: boolean;
	retry?: RetryPolicy;
	timeScale?: number;
	interval?: number;
	/** Deliveries a second. */
	rate?: number;
	scenario?: string[];
	expect?: string;
	expectBody?: string;
	maxTime?: number;
	junit?: string;
	dryRun?: boolean;
	curl?: boolean;
	count?: number;
	duration?: number;
	concurrency?: number;
	allowRemoteLoad?: boolean;
}

/** Declares `wa-hook replay`. */
export const declare: Declaration<typeof run> = (
	command,
	context,
	finish,
	act = run,
) => {
	command
		.description(
			"Sends payloads as Meta does: the same bytes, headers and signature, to a running listen, your app or any URL.",
		)
		.argument(
			"[payloads...]",
			"fixtures (text, status.failed), files, folders, globs, - for stdin, exports (.ndjson), recorded deliveries (12, last, last~3, 12..20)",
		);
	declareTarget(command);
	declarePayload(command);
	declareManner(command);
	declareChecks(command);
	declareLoad(command);
	command
		.addHelpText("after", `\n${notes}\n\n${examples}`)
		.action(async (payloads: string[]) =>
			finish(
				await act(payloads, command.optsWithGlobals<ReplayOptions>(), context),
			),
		);
};

function declareTarget(command: Command): void {
	command
		.optionsGroup("Target (default: the listen that runs in this project):")
		.option("-u, --url <target>", "a URL, a port, or :port/path")
		.option("--to-app", "the app that the running listen forwards to")
		.option(
			"-H, --header <header>",
			"'Name: value' to add; repeatable",
			collect,
		)
		.option(
			"--timeout <duration>",
			"how long a reply may take, e.g. 10s, 500ms (default: 30s)",
			duration,
		)
		.option(
			"--skip-verify",
			"don't verify the target's certificate (loopback and private names only)",
		);
}

function declarePayload(command: Command): void {
	command
		.optionsGroup("Payload:")
		.addOption(
			new Option(
				"--encode <how>",
				"spelling of the JSON (default: meta, recorded deliveries raw)",
			).choices(encodings),
		)
		.option(
			"--set <path=value>",
			"change a value: messages[0].text.body=hi; JSON if it is such (99, true), '\"99\"' is a text; repeatable",
			collect,
		)
		.option("--from <number>", "who it is from, or about")
		.option("--name <name>", "their profile name")
		.option("--text <text>", "the message's text")
		.option("--phone-number-id <id>", "the business number it came to")
		.option("--waba-id <id>", "the WhatsApp Business Account")
		.option("--fresh", "new message ids, and the time of now")
		.optionsGroup("Signature:")
		.option(
			"--app-secret <secret>",
			"sign with this (default: as configured, or the project's); also @file or -",
			collect,
		)
		.option(
			"--signature-header <name>",
			"sign under another header (default: Meta's; for a gateway's payload its own)",
		)
		.option(
			"--keep-signature",
			"send a recorded delivery with the signature it came with",
		)
		.addOption(
			new Option("--signature <fault>", "sign wrongly on purpose").choices(
				signatureFaults,
			),
		);
}

function declareManner(command: Command): void {
	command
		.optionsGroup("Manner:")
		.option("--batch <n>", "so many payloads in one POST, as Meta does", whole)
		.option("--duplicate <n>", "send each so many times", whole)
		.option("--shuffle", "in any order")
		.addOption(
			new Option(
				"--retry <like>",
				"send again what isn't answered 200 (default: none)",
			).choices(retryPolicies),
		)
		.option(
			"--time-scale <factor>",
			"waits are so many times shorter: 86400 makes a day a second",
			factor,
		)
		.option(
			"--interval <duration>",
			"time from one to the next, at least",
			duration,
		)
		.option(
			"--rate <n>",
			"so many a second at most; a load keeps to it though replies are late",
			factor,
		)
		.option("--scenario <file>", "play a conversation; repeatable", collect);
}

function declareChecks(command: Command): void {
	command
		.optionsGroup("Checks and output:")
		.option(
			"--expect <status>",
			"200, 2xx or a list (default: 2xx; 200 with --retry; 4xx with --signature)",
		)
		.option("--expect-body <text>", "what the reply holds: words, or /pattern/")
		.option("--max-time <duration>", "what the reply may take", duration)
		.option("--junit <file>", "write a JUnit report")
		.option("--dry-run", "print what would be sent")
		.option("--curl", "print commands that send the same bytes");
}

function declareLoad(command: Command): void {
	command
		.optionsGroup("Load:")
		.option("--count <n>", "so many deliveries, each of its own", whole)
		.option("--duration <duration>", "for so long", duration)
		.option("--concurrency <n>", "so many at once", whole)
		.option(
			"--allow-remote-load",
			"allow a target that is not on this machine",
		);
}

const notes = `A bare word is a fixture before it is a file; with a / or an ending it is a
file, or where there is none the fixture of that name (text.json). A folder
stands for the .json files right in it, by their names. In .ndjson each line is
a payload, or a delivery that wa-hook events export wrote.
A reply that isn't 2xx is not as expected unless --expect says so. Exit code 0:
every reply was as expected; 1: one was not; 5: the target can't be reached.`;

const examples = `Examples:
  wa-hook replay text                            to the listen that runs here
  wa-hook replay bodies/text.json --url 3000     to the app on port 3000
  wa-hook replay last --to-app --fresh           what came last, once more
  wa-hook replay text --text 'Olá 👋' --from 16505551234
  wa-hook replay 'bodies/*.json' -u 3000 --expect 200 --junit report.xml
  wa-hook replay text --url 3000 --signature bad the app should refuse it
  wa-hook replay image --url 3000 --retry meta --time-scale 86400
  wa-hook replay text --url 3000 --count 10000 --concurrency 20`;

/** Sends what is named. Resolves with the exit code; throws CliError for what can't be sent. */
export async function run(
	payloads: readonly string[],
	options: ReplayOptions,
	context: Context,
): Promise<ExitCode> {
	const { readSettings } = await import("./replay/settings.ts");
	const { replay } = await import("./replay/replay.ts");
	return replay(await readSettings(payloads, options, context), context);
}

function whole(value: string): number {
	const number = Number(value);
	if (/^\d{1,9}$/.test(value) && number > 0) return number;
	throw new InvalidArgumentError("It is a whole number from 1 to 999999999.");
}

function factor(value: string): number {
	const number = Number(value);
	if (/^\d*\.?\d+$/.test(value) && number > 0 && number <= 1e9) return number;
	throw new InvalidArgumentError("It is a number over 0, 1000000000 at most.");
}

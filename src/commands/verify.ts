import { type Command, InvalidArgumentError } from "commander";
import type { Context } from "../context.ts";
import { CliError, type ExitCode } from "../errors.ts";
import type { Declaration, GlobalOptions } from "../program.ts";
import { collect, duration } from "./arguments.ts";

/** What the user typed after `wa-hook verify`, as commander hands it over. Durations are milliseconds. */
export interface VerifyOptions extends GlobalOptions {
	url?: string;
	local?: string;
	resolve?: string[];
	timeout?: number;
	skipVerify?: boolean;
	verifyToken?: string;
	appSecret?: string[];
	signatureHeader?: string;
	/** False with `--no-post`. */
	post?: boolean;
	/** False with `--no-graph`. */
	graph?: boolean;
	appId?: string;
	wabaId?: string;
	phoneNumberId?: string;
	fix?: boolean;
	yes?: boolean;
	dryRun?: boolean;
	live?: boolean;
	to?: string;
	wait?: number;
	explain?: string | true;
	delivery?: string;
	header?: string[];
}

/** Runs another command line of this program, in a world of its own. */
export type RunCommand = (
	argv: readonly string[],
	context: Context,
) => Promise<ExitCode>;

/** Declares `wa-hook verify`. `--live` opens a listener with `runCommand`. */
export function declareWith(
	runCommand: RunCommand,
): Declaration<
	(options: VerifyOptions, context: Context) => Promise<ExitCode>
> {
	return (
		command,
		context,
		finish,
		act = (options, world) => run(options, world, runCommand),
	) => {
		command.description(
			"Does what Meta does with a webhook, watches closely, and says what is wrong and what to do about it.",
		);
		// Only to say where it belongs; the help doesn't show it.
		command.argument("[target]").usage("[options]");
		declareTarget(command);
		declareChecks(command);
		declareAccount(command);
		declareOther(command);
		command
			.addHelpText("after", `\n${notes}\n\n${examples}`)
			.action(async (target: string | undefined) => {
				if (target !== undefined) throw belongsToUrl(target);
				finish(await act(command.optsWithGlobals<VerifyOptions>(), context));
			});
	};
}

function belongsToUrl(target: string): CliError {
	return new CliError("usage", "verify takes its target with --url", {
		hint: `wa-hook verify --url ${target}`,
	});
}

function declareTarget(command: Command): void {
	command
		.optionsGroup(
			"Target (default: the listen that runs here, else the callback at Meta):",
		)
		.option("-u, --url <target>", "a URL, a port, or :port/path")
		.option("--local <target>", "the same app as it is reached from here")
		.option(
			"--resolve <host:port:address>",
			"connect to this address, as curl does, before DNS points there; repeatable",
			collect,
		)
		.option(
			"--timeout <duration>",
			"how long each answer may take (default: 10s)",
			duration,
		)
		.option(
			"--skip-verify",
			"don't verify the certificate (loopback and private names only)",
		);
}

function declareChecks(command: Command): void {
	command
		.optionsGroup("Checks:")
		.option(
			"--verify-token <token>",
			"the handshake's verify token; also @file or -",
		)
		.option(
			"--app-secret <secret>",
			"what Meta signs with; also @file or -",
			collect,
		)
		.option(
			"--signature-header <name>",
			"sign under another header, for a gateway",
		)
		.option(
			"--post",
			"send rightly signed test deliveries although the target isn't local",
		)
		.option("--no-post", "send none, not even to a local target")
		.option("--live", "wait for one real event to arrive")
		.option("--to <number>", "with --live: send hello_world to this number")
		.option(
			"--wait <duration>",
			"with --live: for so long (default: 2m)",
			duration,
		);
}

function declareAccount(command: Command): void {
	command
		.optionsGroup("Dashboard and account (where credentials are configured):")
		.option("--graph", "ask the Graph API, or fail without credentials")
		.option("--no-graph", "don't ask it")
		.option("--app-id <id>", "your app", id)
		.option("--waba-id <id>", "the WhatsApp Business Account", id)
		.option("--phone-number-id <id>", "the business number", id)
		.option("--fix", "repair what can be repaired safely; asks first")
		.option("--yes", "with --fix: don't ask")
		.option("--dry-run", "with --fix: only show what would be done");
}

function declareOther(command: Command): void {
	command
		.optionsGroup("Instead:")
		.option("--explain [code]", "what a finding means; without a code, all")
		.option(
			"--delivery <what>",
			"why the signature of this delivery is refused: a file, an id, last, or -",
		)
		.option(
			"-H, --header <header>",
			"with --delivery: 'X-Hub-Signature-256: sha256=…' of a bare body; repeatable",
			collect,
		);
}

const notes = `What a correct app refuses is always sent: wrong tokens, wrong signatures.
Rightly signed deliveries (the dashboard's own test sample) go to this machine
and through tunnels; elsewhere only with --post. The access token is read from
the environment or .env: WHATSAPP_ACCESS_TOKEN.
Exit code 0: nothing failed; 1: something did; 5: nothing could be checked.`;

const examples = `Examples:
  wa-hook verify                                 the listen that runs here
  wa-hook verify --url 3000 --verify-token abc   the app on port 3000
  wa-hook verify --url https://shop.example/webhook
  wa-hook verify --url https://shop.example/webhook --local 3000
  wa-hook verify --fix                           and repair the subscriptions
  wa-hook verify --live --to +16505551234        until an event has come
  wa-hook verify --explain challenge-in-quotes   the long form of a finding
  wa-hook verify --delivery last                 one failed signature`;

/** Checks what is asked for. Resolves with the exit code; throws CliError for what can't be checked as it was asked for. */
export async function run(
	options: VerifyOptions,
	context: Context,
	runCommand: RunCommand,
): Promise<ExitCode> {
	const { refuseContradictions } = await import("./verify/contradictions.ts");
	refuseContradictions(options);
	if (options.explain !== undefined) {
		const { explainCode } = await import("./verify/explain-code.ts");
		return explainCode(options.explain, options, context);
	}
	if (options.delivery !== undefined) {
		const { explainDelivery } = await import("./verify/delivery.ts");
		return explainDelivery(options.delivery, options, context);
	}
	const { readSettings } = await import("./verify/settings.ts");
	const { verify } = await import("./verify/verify.ts");
	return verify(await readSettings(options, context), context, runCommand);
}

function id(value: string): string {
	if (/^\d{3,30}$/.test(value)) return value;
	throw new InvalidArgumentError("An id of Meta's is a number.");
}

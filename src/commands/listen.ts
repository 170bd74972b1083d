import { InvalidArgumentError, Option } from "commander";
import { webhookPath } from "../config/syntax.ts";
import type { Context } from "../context.ts";
import type { ExitCode } from "../errors.ts";
import { type TunnelChoice, tunnelChoices } from "../io/tunnel/choices.ts";
import type { Declaration, GlobalOptions } from "../program.ts";
import {
	type RegistrationLevel,
	registrationLevels,
} from "../webhook/registration.ts";
import { collect, duration } from "./arguments.ts";
import { valuesOf } from "./criteria.ts";

/** What the user typed after `wa-hook listen`, as commander hands it over. */
export interface ListenOptions extends GlobalOptions {
	port?: number;
	host?: string;
	path?: string;
	appSecret?: string[];
	verifyToken?: string;
	signatureHeader?: string[];
	/** False with `--no-verify-signature`. */
	verifySignature: boolean;
	allowUnverifiedTunnel?: boolean;
	/** False with `--no-store`. */
	store: boolean;
	raw?: boolean;
	events?: string[];
	from?: string[];
	phoneNumberId?: string[];
	forwardTo?: string[];
	header?: string[];
	timeout?: number;
	skipVerify?: boolean;
	passThrough?: boolean;
	tunnel?: TunnelChoice;
	publicUrl?: string;
	subdomain?: string;
	sshHost?: string;
	printUrl?: boolean;
	/** True without a level. */
	register?: RegistrationLevel | true;
	yes?: boolean;
	earlierVerifyToken?: string;
}

/** Declares `wa-hook listen`. */
export const declare: Declaration<typeof run> = (
	command,
	context,
	finish,
	act = run,
) => {
	command
		.description(
			"Receives what Meta sends: answers the handshake, verifies every signature over the raw bytes, records, shows and forwards.",
		)
		.optionsGroup("Address:")
		.option(
			"-p, --port <port>",
			"port to listen on (default: 3100, or a free one)",
			port,
		)
		.option(
			"--host <address>",
			"address to bind (default: loopback, both families)",
		)
		.option("--path <path>", "path of the webhook (default: /webhook)", path)
		.addOption(
			new Option(
				"--tunnel <provider>",
				"public address (default: auto)",
			).choices(tunnelChoices),
		)
		.option(
			"--public-url <url>",
			"a public address of your own that leads here",
		)
		.option("--subdomain <name>", "ask localtunnel for this name")
		.option(
			"--ssh-host <host>",
			"host for --tunnel ssh (default: localhost.run)",
		)
		.option(
			"--print-url",
			"print only the public address on stdout, the rest on stderr",
		)
		.optionsGroup("Verification:")
		.option(
			"--app-secret <secret>",
			"your app's secret; also @file or -; repeatable",
			collect,
		)
		.option(
			"--verify-token <token>",
			"the handshake's verify token; also @file or -",
		)
		.option(
			"--signature-header <name>",
			"accept the signature under this header too; repeatable",
			collect,
		)
		.option("--no-verify-signature", "accept every POST, signed or not")
		.option(
			"--allow-unverified-tunnel",
			"allow --no-verify-signature with a public address",
		)
		.optionsGroup("What is shown and forwarded (everything is recorded):")
		.option(
			"--events <kinds>",
			"only these: messages, statuses, message.text, …; comma-separated",
			valuesOf("--events", "messages"),
		)
		.option(
			"--from <number>",
			"only from or to this number or user id; repeatable",
			valuesOf("--from", "16505551234"),
		)
		.option(
			"--phone-number-id <id>",
			"only of this business number; repeatable",
			valuesOf("--phone-number-id", "106540352242922"),
		)
		.option("--raw", "print the bodies only")
		.option("--no-store", "record nothing")
		.optionsGroup("Forwarding:")
		.option(
			"-f, --forward-to <target>",
			"your app: a URL, a port, or :port/path; repeatable",
			collect,
		)
		.option(
			"-H, --header <header>",
			"'Name: value' to add when forwarding; repeatable",
			collect,
		)
		.option(
			"--timeout <duration>",
			"how long your app may take, e.g. 10s, 500ms (default: 30s)",
			duration,
		)
		.option(
			"--skip-verify",
			"don't verify the target's certificate (loopback and private names only)",
		)
		.option(
			"--pass-through",
			"answer Meta with your app's status instead of acknowledging first",
		)
		.optionsGroup("Registering (given back at the end):")
		.addOption(
			new Option(
				"--register [level]",
				"point Meta here while this runs: the number's or account's override, or the app's callback (default: the narrowest that is configured)",
			).choices(registrationLevels),
		)
		.option("--yes", "replace a callback that is not this listener's")
		.option(
			"--earlier-verify-token <token>",
			"of the callback that is there now, to give it back; also @file or -",
		)
		.addHelpText("after", `\n${examples}`)
		.action(async () =>
			finish(await act(command.optsWithGlobals<ListenOptions>(), context)),
		);
};

const examples = `Examples:
  wa-hook listen
  wa-hook listen --forward-to 3000
  wa-hook listen --forward-to :3000/api/webhook --events messages
  wa-hook listen --app-secret @secret.txt --tunnel cloudflared
  wa-hook listen --register=phone
  wa-hook listen --json | jq 'select(.type == "event")'`;

/** Listens until it is stopped. Resolves with the exit code; throws CliError when it can't start. */
export async function run(
	options: ListenOptions,
	context: Context,
): Promise<ExitCode> {
	const { readSettings } = await import("./listen/settings.ts");
	const { listen } = await import("./listen/session.ts");
	return listen(await readSettings(options, context), context);
}

function port(value: string): number {
	const number = Number(value);
	if (/^\d{1,5}$/.test(value) && number <= 65_535) return number;
	throw new InvalidArgumentError("A port is a number from 0 to 65535.");
}

function path(value: string): string {
	if (webhookPath.test(value)) return value;
	throw new InvalidArgumentError("A path starts with / and has no query.");
}

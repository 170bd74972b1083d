import { CliError } from "../../errors.ts";
import { isPrivate } from "../../io/target.ts";
import type { ListenOptions } from "../listen.ts";
import type { ListenSettings } from "./settings.ts";

/** Throws CliError for flags that exclude each other, or that would do nothing where they stand. */
export function refuseContradictions(
	settings: ListenSettings,
	options: ListenOptions,
): void {
	const found =
		forwarding(settings) ??
		tunnel(settings, options) ??
		registering(settings, options);
	if (found === undefined) return;
	const [message, hint] = found;
	throw new CliError("contradiction", message, { hint });
}

type Contradiction = readonly [message: string, hint: string];

function forwarding({ forward }: ListenSettings): Contradiction | undefined {
	const { targets, passThrough, skipVerify } = forward;
	if (passThrough && targets.length !== 1) {
		return targets.length === 0
			? [
					"--pass-through needs a target whose status it can pass on",
					"add --forward-to 3000",
				]
			: [
					"--pass-through can pass on the status of one target only",
					"leave one --forward-to",
				];
	}
	const outside = targets.find(({ hostname }) => !isPrivate(hostname));
	if (skipVerify && outside !== undefined) {
		return [
			`--skip-verify is for loopback and private names, not for ${outside.host}`,
			"leave it out; NODE_EXTRA_CA_CERTS adds a certificate authority of your own",
		];
	}
	return undefined;
}

function tunnel(
	settings: ListenSettings,
	options: ListenOptions,
): Contradiction | undefined {
	const { choice, publicUrl, subdomain, sshHost } = settings.tunnel;
	const given = options.tunnel;
	const isPublic = choice !== "none" || publicUrl !== undefined;
	if (publicUrl !== undefined && given !== undefined && given !== "none") {
		return [
			"--public-url and --tunnel both name the public address",
			"leave one of them out",
		];
	}
	if (options.subdomain !== undefined && !hasName(choice, publicUrl)) {
		return [
			`--subdomain ${subdomain} is a name for localtunnel alone`,
			"add --tunnel localtunnel, or leave it out",
		];
	}
	if (sshHost !== undefined && choice !== "ssh") {
		return ["--ssh-host goes with --tunnel ssh", "add --tunnel ssh"];
	}
	if (settings.output === "url" && !isPublic) {
		return [
			"--print-url has nothing to print without a public address",
			"leave out --tunnel none",
		];
	}
	if (
		!settings.verifies &&
		isPublic &&
		options.allowUnverifiedTunnel !== true
	) {
		return [
			"without signature checks anybody who finds the public address could post to your app",
			"add --tunnel none, or --allow-unverified-tunnel if you mean it",
		];
	}
	return undefined;
}

function registering(
	{ register, tunnel: { choice, publicUrl } }: ListenSettings,
	{ yes, earlierVerifyToken }: ListenOptions,
): Contradiction | undefined {
	if (register === undefined) {
		if (yes !== true && earlierVerifyToken === undefined) return undefined;
		const flag = yes === true ? "--yes" : "--earlier-verify-token";
		return [`${flag} goes with --register`, "add --register, or leave it out"];
	}
	if (choice === "none" && publicUrl === undefined) {
		return [
			"--register has nothing to register without a public address",
			"leave out --tunnel none, or add --public-url",
		];
	}
	return undefined;
}

function hasName(choice: string, publicUrl: string | undefined): boolean {
	const isLocaltunnel = choice === "auto" || choice === "localtunnel";
	return isLocaltunnel && publicUrl === undefined;
}

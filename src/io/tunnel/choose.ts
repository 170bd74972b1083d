import { CliError } from "../../errors.ts";
import type { TunnelChoice } from "./choices.ts";
import { cloudflaredProvider } from "./cloudflared.ts";
import { localtunnelProvider } from "./localtunnel.ts";
import { ngrokProvider } from "./ngrok.ts";
import { publicUrlProvider } from "./public-url.ts";
import { sshProvider } from "./ssh.ts";
import { sshServer } from "./ssh-server.ts";
import { isSubdomain, subdomainRule } from "./subdomain.ts";
import type { TunnelProvider } from "./tunnel.ts";

export interface TunnelSettings {
	/** Where WA_HOOK_CLOUDFLARED, WA_HOOK_LOCALTUNNEL_HOST, PATH and the proxies are looked up. */
	readonly env: Readonly<Record<string, string | undefined>>;
	/** The webhook's path, `/webhook`. */
	readonly path: string;
	/** The built `localtunnel-agent`. */
	readonly agentPath: string;
	/** Where ssh keeps host keys. */
	readonly knownHostsFile: string;
	readonly publicUrl?: string;
	/** The name asked of localtunnel. */
	readonly subdomain?: string;
	readonly sshHost?: string;
}

/**
 * The providers to try, in this order; none for `none`. The user's own address comes before everything.
 * Throws a CliError for an address or a name that can't be. Nothing is started, looked for or read until a provider opens.
 */
export function chooseProviders(
	choice: TunnelChoice,
	settings: TunnelSettings,
): TunnelProvider[] {
	checkSubdomain(settings.subdomain);
	if (settings.publicUrl !== undefined) {
		return [publicUrlProvider(settings.publicUrl, settings.path)];
	}
	const ngrok = () => ngrokProvider();
	const cloudflared = () => cloudflaredProvider(settings.env);
	const localtunnel = () => localtunnelProvider(settings);
	const ssh = () =>
		sshProvider({
			env: settings.env,
			server: sshServer(settings.sshHost),
			knownHostsFile: settings.knownHostsFile,
		});

	switch (choice) {
		case "auto":
			return [ngrok(), cloudflared(), localtunnel()];
		case "localtunnel":
			return [localtunnel()];
		case "cloudflared":
			return [cloudflared()];
		case "ngrok":
			return [ngrok()];
		case "ssh":
			return [ssh()];
		case "none":
			return [];
	}
}

function checkSubdomain(subdomain: string | undefined): void {
	if (subdomain === undefined || isSubdomain(subdomain)) return;
	throw new CliError("invalid-subdomain", `--subdomain can't be ${subdomain}`, {
		hint: subdomainRule,
	});
}

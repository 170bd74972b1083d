import { publicAddress } from "./address.ts";
import { delay, whenAborted } from "./deadline.ts";
import { type Agent, startAgent } from "./localtunnel-process.ts";
import { isSubdomain, subdomainRule } from "./subdomain.ts";
import { type Tunnel, TunnelProblem, type TunnelProvider } from "./tunnel.ts";

const publicServer = "https://localtunnel.me";
const nameFreedMs = 1_500;
const triesForName = 3;

export interface LocaltunnelSettings {
	readonly env: Readonly<Record<string, string | undefined>>;
	/** The built `localtunnel-agent`. */
	readonly agentPath: string;
	readonly subdomain?: string;
	/** A server holds the name of a client that has just gone for about a second; this long is waited between tries for it. */
	readonly nameFreedMs?: number;
}

/** The localtunnel package, against the public server or the one in WA_HOOK_LOCALTUNNEL_HOST. Asks for the same name again. */
export function localtunnelProvider(
	settings: LocaltunnelSettings,
): TunnelProvider {
	const host = (
		settings.env["WA_HOOK_LOCALTUNNEL_HOST"] || publicServer
	).replace(/\/+$/, "");

	return {
		name: "localtunnel",
		async open({ port, signal, previousUrl }) {
			const name = settings.subdomain ?? nameIn(previousUrl);
			const order =
				name === undefined ? { port, host } : { port, host, subdomain: name };

			for (let attempt = 1; ; attempt += 1) {
				const agent = startAgent(settings.agentPath, order, settings.env);
				const tunnel = await whenOpen(agent, host, signal);
				if (name === undefined || hasName(tunnel, name)) return tunnel;
				if (attempt === triesForName) return { ...tunnel, note: taken(name) };
				await tunnel.close();
				await delay(settings.nameFreedMs ?? nameFreedMs, signal);
			}
		},
	};
}

function nameIn(url: string | undefined): string | undefined {
	const label = url === undefined ? "" : new URL(url).hostname.split(".")[0];
	return label !== undefined && isSubdomain(label) ? label : undefined;
}

async function whenOpen(
	agent: Agent,
	host: string,
	signal: AbortSignal,
): Promise<Tunnel> {
	try {
		const said = await Promise.race([
			agent.opened,
			agent.ended.then((how) => {
				throw new TunnelProblem(how);
			}),
			Promise.race([agent.unreachable, whenAborted(signal)]).then(() => {
				throw serverAway(host, agent.trouble());
			}),
		]);
		return {
			url: publicAddress(said, "the localtunnel server"),
			closed: agent.ended,
			close: () => agent.stop(),
		};
	} catch (error) {
		await agent.stop();
		throw error;
	}
}

function hasName(tunnel: Tunnel, name: string): boolean {
	return new URL(tunnel.url).hostname.startsWith(`${name}.`);
}

function taken(name: string): string {
	return `the name ${name} was not to be had; this is another one`;
}

function serverAway(host: string, trouble: string | undefined): TunnelProblem {
	if (trouble?.endsWith("status code 403")) {
		return new TunnelProblem(`${host} refuses this subdomain`, {
			hint: subdomainRule,
		});
	}
	return new TunnelProblem(
		`${host} gives no tunnel: ${trouble ?? "it does not answer"}`,
		{
			hint: "it is tried again by itself; an installed cloudflared, or --tunnel ssh, does without that server",
		},
	);
}

import { join } from "node:path";
import type { Context } from "../../context.ts";
import type { LastAddress } from "../../io/store/address-file.ts";
import { chooseProviders } from "../../io/tunnel/choose.ts";
import type { TunnelState } from "../../io/tunnel/state.ts";
import { superviseTunnel } from "../../io/tunnel/supervisor.ts";
import type { ProbeDesk } from "../../webhook/probe-answer.ts";
import type { ListenSettings } from "./settings.ts";

/** Where a tunnel is to lead, and who hears of it. */
export interface TunnelWish {
	readonly settings: ListenSettings;
	readonly port: number;
	readonly probes: ProbeDesk;
	/** The address an earlier run had. */
	readonly previous: LastAddress | undefined;
	readonly onChange: (state: TunnelState) => void;
	readonly signal: AbortSignal;
}

/** Opens the public address that was asked for and watches it; undefined for `--tunnel none`. */
export function openTunnel(
	{ settings, port, probes, previous, onChange, signal }: TunnelWish,
	context: Context,
): { stop(): Promise<void> } | undefined {
	const { choice, publicUrl, subdomain, sshHost } = settings.tunnel;
	const { env, packageRoot, now, elapsed } = context;
	const providers = chooseProviders(choice, {
		env,
		path: settings.path,
		agentPath: join(packageRoot, "dist", "localtunnel-agent.cjs"),
		knownHostsFile: join(settings.stateDir, "known_hosts"),
		...(publicUrl !== undefined && { publicUrl }),
		...(subdomain !== undefined && { subdomain }),
		...(sshHost !== undefined && { sshHost }),
	});
	if (providers.length === 0) return undefined;
	return superviseTunnel({
		providers,
		port,
		path: settings.path,
		desk: probes,
		env,
		now,
		elapsed,
		onChange,
		signal,
		...(previous !== undefined && { previous }),
	});
}

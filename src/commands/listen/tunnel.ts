import { join } from "node:path";
import type { Context } from "../../context.ts";
import { chooseProviders } from "../../io/tunnel/choose.ts";
import type { TunnelProvider } from "../../io/tunnel/tunnel.ts";
import type { ListenSettings } from "./settings.ts";

/** Who may provide the public address that was asked for. Opens nothing; throws CliError for a name or an address that can't be. */
export function tunnelProviders(
	{ tunnel, path, stateDir, config }: ListenSettings,
	{ packageRoot }: Context,
): TunnelProvider[] {
	const { choice, publicUrl, subdomain, sshHost } = tunnel;
	return chooseProviders(choice, {
		env: config.environment,
		path,
		agentPath: join(packageRoot, "dist", "localtunnel-agent.cjs"),
		knownHostsFile: join(stateDir, "known_hosts"),
		...(publicUrl !== undefined && { publicUrl }),
		...(subdomain !== undefined && { subdomain }),
		...(sshHost !== undefined && { sshHost }),
	});
}

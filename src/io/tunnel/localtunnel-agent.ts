// The entry of a child process: the localtunnel package crashes on errors nobody hears and waits for ever on a server that is away.
import type { Socket } from "node:net";
import localtunnel from "localtunnel";
import type { AgentMessage, AgentOrder } from "./agent-message.ts";
import { createLegCount } from "./leg-count.ts";

process.once("disconnect", () => process.exit());
void run(JSON.parse(process.argv[2] ?? "{}"));

async function run(order: AgentOrder): Promise<void> {
	const tunnel = await localtunnel(order);
	const legs = createLegCount(lost);
	// A leg that is refused is the only error it emits; the others show as legs that are missing.
	tunnel.on("error", (error: Error) => legs.failed(error.message));
	tunnel.tunnelCluster.on("open", (leg: Socket) => {
		legs.opened();
		leg.once("close", () => legs.closed(leg.bytesRead > 0));
	});
	tell({ type: "open", url: tunnel.url });
}

function lost(reason: string): void {
	tell({ type: "lost", reason });
}

function tell(message: AgentMessage): void {
	process.send?.(message);
}

// A process that opens a localtunnel and can be killed: the tests bundle it and run it.
import { localtunnelProvider } from "../../src/io/tunnel/localtunnel.ts";

const [agentPath = "", host = "", port = ""] = process.argv.slice(2);

void localtunnelProvider({
	env: { WA_HOOK_LOCALTUNNEL_HOST: host },
	agentPath,
})
	.open({ port: Number(port), signal: AbortSignal.timeout(10_000) })
	.then(({ url }) => process.stdout.write(url));
setInterval(() => {}, 60_000);

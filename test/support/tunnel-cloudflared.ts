import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * `well`: as the real one. `log-only`: an old one without `/quicktunnel` and `/ready`. `rate-limited`: refused by Cloudflare.
 * `udp-blocked`: gets a name, but connects only over http2. `mute`: does nothing. `brief`: ends soon after it was ready. `stubborn`: ignores SIGTERM.
 */
export type CloudflaredMood =
	| "well"
	| "log-only"
	| "rate-limited"
	| "udp-blocked"
	| "mute"
	| "brief"
	| "stubborn";

/** A stand-in for the `cloudflared` program. Its public side is plain HTTP on loopback. */
export interface StandInProgram {
	readonly path: string;
	remove(): Promise<void>;
}

/** Writes the program into a temporary folder. */
export async function writeStandInCloudflared(
	mood: CloudflaredMood,
): Promise<StandInProgram> {
	const folder = await mkdtemp(join(tmpdir(), "wa-hook-cloudflared-"));
	const path = join(folder, "cloudflared");
	const source = `#!${process.execPath}\nconst mood = "${mood}";\n${script}`;
	await writeFile(path, source, { mode: 0o755 });
	return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}

const script = `
const http = require("node:http");
const option = (name) => process.argv[process.argv.indexOf(name) + 1];
const log = (line) => process.stderr.write("2026-01-01T00:00:00Z " + line + "\\n");
if (mood === "stubborn") process.on("SIGTERM", () => {});
log("INF Requesting new quick Tunnel on trycloudflare.com...");

if (mood === "rate-limited") {
	log('ERR Error unmarshaling QuickTunnel response: error code: 1015 error="invalid character" status_code="429 Too Many Requests"');
	log("failed to unmarshal quick Tunnel: invalid character 'e' looking for beginning of value");
	process.exit(1);
}
const target = new URL(option("--url"));
const connected = mood !== "udp-blocked" || option("--protocol") === "http2";
let asked = 0;

const edge = http.createServer((visitor, reply) => {
	const { method, url, headers } = visitor;
	const outgoing = http.request({ host: target.hostname, port: target.port, method, path: url, headers }, (answer) => {
		reply.writeHead(answer.statusCode, answer.headers);
		answer.pipe(reply);
	});
	outgoing.on("error", () => reply.writeHead(502, { server: "cloudflare" }).end());
	visitor.pipe(outgoing);
});
const metrics = http.createServer((request, response) => {
	asked += 1;
	if (request.url === "/quicktunnel" && mood !== "log-only")
		return response.end(JSON.stringify({ hostname: asked < 3 ? "" : "127.0.0.1:" + edge.address().port }));
	if (request.url === "/ready" && mood !== "log-only") {
		response.statusCode = connected && asked > 3 ? 200 : 503;
		if (mood === "brief" && asked > 3) setTimeout(() => { log("ERR Unauthorized: Tunnel not found"); process.exit(1); }, 100);
		return response.end();
	}
	response.writeHead(404).end();
});
edge.listen(0, "127.0.0.1", () => {
	if (mood === "mute") return;
	const [host, port] = option("--metrics").split(":");
	metrics.listen(port, host);
	if (mood === "log-only") {
		log("ERR see https://api.trycloudflare.com/status");
		log("INF |  https://quick-name-here.trycloudflare.com  |");
		log("INF Registered tunnel connection connIndex=0");
	}
});
`;

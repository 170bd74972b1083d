import { devNull } from "node:os";
import { publicAddress } from "./address.ts";
import { type Child, startChild } from "./child.ts";
import { childEnv } from "./child-env.ts";
import { delay } from "./deadline.ts";
import { freePort } from "./free-port.ts";
import { textField } from "./json-field.ts";
import { askLocalApi } from "./local-api.ts";
import { findProgram } from "./program.ts";
import { type Tunnel, TunnelProblem, type TunnelProvider } from "./tunnel.ts";

type Env = Readonly<Record<string, string | undefined>>;

const pollMs = 200;

/** What is known of a starting cloudflared, from its metrics server and its log. */
interface Progress {
	address?: string;
	connected: boolean;
	/** Cloudflare's own refusal, found in the log. */
	rateLimited: boolean;
}

/** Cloudflare's quick tunnel: `cloudflared` from PATH, or the file named in WA_HOOK_CLOUDFLARED. */
export function cloudflaredProvider(env: Env): TunnelProvider {
	let protocol: "auto" | "http2" = "auto";

	return {
		name: "cloudflared",
		async open({ port, signal }) {
			const program = await locate(env);
			const metricsPort = await freePort();
			const progress: Progress = { connected: false, rateLimited: false };
			const child = startChild(
				program,
				commandLine(port, metricsPort, protocol),
				{
					name: "cloudflared",
					env: childEnv(env),
					onLine: (line) => readLog(line, progress),
				},
			);
			try {
				return await whenReady(child, metricsPort, progress, signal);
			} catch (error) {
				// A name without a connection is how a blocked UDP port shows; TCP is tried from then on.
				if (progress.address !== undefined && !progress.connected)
					protocol = "http2";
				await child.stop();
				throw error;
			}
		},
	};
}

async function locate(env: Env): Promise<string> {
	const program =
		env["WA_HOOK_CLOUDFLARED"] || (await findProgram("cloudflared", env));
	if (program !== undefined) return program;
	throw new TunnelProblem("cloudflared is not installed", {
		hint: "install it (brew install cloudflared, or a package from Cloudflare), or name the file in WA_HOOK_CLOUDFLARED",
		absent: true,
	});
}

function commandLine(
	port: number,
	metricsPort: number,
	protocol: string,
): string[] {
	return [
		"--no-autoupdate",
		"tunnel",
		// A config file of the user's, made for a named tunnel, would stop or misroute a quick one.
		"--config",
		devNull,
		"--url",
		`http://127.0.0.1:${port}`,
		"--metrics",
		`127.0.0.1:${metricsPort}`,
		"--protocol",
		protocol,
	];
}

/** The log also names the service's own api.trycloudflare.com, and hides a 429 behind an unmarshalling error. */
function readLog(line: string, progress: Progress): void {
	const address = /https:\/\/(?!api\.)[a-z0-9-]+\.trycloudflare\.com/.exec(
		line,
	)?.[0];
	if (address !== undefined) progress.address ??= address;
	if (/Registered tunnel connection|Connection \S+ registered/.test(line))
		progress.connected = true;
	if (/429 Too Many Requests|error code: 1015/.test(line))
		progress.rateLimited = true;
}

async function whenReady(
	child: Child,
	metricsPort: number,
	progress: Progress,
	signal: AbortSignal,
): Promise<Tunnel> {
	let ended: string | undefined;
	void child.ended.then((how) => {
		ended = how;
	});

	while (!signal.aborted && ended === undefined) {
		await readMetrics(metricsPort, progress, signal);
		if (progress.address !== undefined && progress.connected) {
			return {
				url: publicAddress(progress.address, "cloudflared"),
				closed: child.ended,
				close: () => child.stop(),
			};
		}
		await Promise.race([delay(pollMs, signal), child.ended]);
	}
	throw problem(progress, ended);
}

async function readMetrics(
	metricsPort: number,
	progress: Progress,
	signal: AbortSignal,
): Promise<void> {
	const base = `http://127.0.0.1:${metricsPort}`;
	const named = await askLocalApi(`${base}/quicktunnel`, signal);
	const hostname = textField(named?.json, "hostname");
	if (hostname !== undefined) progress.address = hostname;
	const ready = await askLocalApi(`${base}/ready`, signal);
	if (ready?.status === 200) progress.connected = true;
}

function problem(progress: Progress, ended: string | undefined): TunnelProblem {
	if (progress.rateLimited) {
		return new TunnelProblem(
			"Cloudflare gives this network no more quick tunnels for now (429 Too Many Requests)",
			{ hint: "wait some minutes, or use --tunnel localtunnel" },
		);
	}
	if (ended !== undefined) return new TunnelProblem(ended);
	if (progress.address === undefined) {
		return new TunnelProblem("cloudflared got no name from Cloudflare in time");
	}
	return new TunnelProblem(
		"cloudflared has a name but no connection to Cloudflare (is UDP port 7844 blocked?)",
		{ hint: "the next try goes over TCP (--protocol http2)" },
	);
}

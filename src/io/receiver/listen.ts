import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CliError } from "../../errors.ts";

/** Someone else listens on this port, on at least one of the addresses asked for. */
export class PortInUse extends Error {
	override readonly name = "PortInUse";
	readonly port: number;

	constructor(port: number, cause: unknown) {
		super(`port ${port} is already in use`, { cause });
		this.port = port;
	}
}

/** Servers that share one port, each on its own address. */
export interface Listening {
	readonly port: number;
	readonly servers: readonly Server[];
}

const loopback = ["127.0.0.1", "::1"];
const attemptsForFreePort = 10;

/** Listens on `host`, or on both loopback addresses with the same port; port 0 picks a free one. Rejects with `PortInUse` or a `CliError`. */
export async function listen(
	createServer: () => Server,
	port: number,
	host?: string,
): Promise<Listening> {
	const hosts = host === undefined ? loopback : [host];
	for (let attempt = 1; ; attempt += 1) {
		try {
			return await listenOnEach(createServer, hosts, port);
		} catch (error) {
			// A port that was free on the first address may be taken on the second; any other will do.
			const tryAnother =
				error instanceof PortInUse &&
				port === 0 &&
				attempt < attemptsForFreePort;
			if (!tryAnother) throw error;
		}
	}
}

async function listenOnEach(
	createServer: () => Server,
	hosts: readonly string[],
	wanted: number,
): Promise<Listening> {
	const servers: Server[] = [];
	let port = wanted;
	let missing: unknown;
	for (const host of hosts) {
		const server = createServer();
		try {
			port = await listenOn(server, host, port);
			servers.push(server);
		} catch (error) {
			if (isMissingFamily(error) && hosts.length > 1) {
				missing = error;
				continue;
			}
			for (const opened of servers) opened.close();
			throw inWords(error, host, port);
		}
	}
	if (servers.length === 0) throw missing;
	return { port, servers };
}

function listenOn(server: Server, host: string, port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen({ host, port, ipv6Only: host === "::1" }, () => {
			server.removeListener("error", reject);
			resolve((server.address() as AddressInfo).port);
		});
	});
}

/** A machine without IPv6 (many containers) listens on IPv4 alone. */
function isMissingFamily(error: unknown): boolean {
	return ["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(codeOf(error));
}

function inWords(error: unknown, host: string, port: number): unknown {
	switch (codeOf(error)) {
		case "EADDRINUSE":
			return new PortInUse(port, error);
		case "EACCES":
			return new CliError(
				"port-not-allowed",
				`this user may not listen on port ${port}`,
				{ hint: "pick one above 1023 with --port", cause: error },
			);
		case "EADDRNOTAVAIL":
		case "EAFNOSUPPORT":
		case "ENOTFOUND":
		case "EAI_AGAIN":
			return new CliError(
				"host-not-here",
				`${host} is not an address of this machine`,
				{ hint: "use --host 127.0.0.1, or 0.0.0.0 for all", cause: error },
			);
		default:
			return error;
	}
}

function codeOf(error: unknown): string {
	return error instanceof Error && "code" in error ? String(error.code) : "";
}

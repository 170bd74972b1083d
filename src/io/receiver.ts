import { createServer, type Server } from "node:http";
import { atMost } from "./at-most.ts";
import { refuseBrokenRequests } from "./receiver/broken-request.ts";
import { Connections } from "./receiver/connections.ts";
import {
	type Answer,
	Exchange,
	type IncomingRequest,
} from "./receiver/exchange.ts";
import { defaultLimits, type Limits } from "./receiver/limits.ts";
import { listen } from "./receiver/listen.ts";
import type { Refusal } from "./receiver/refusal.ts";

export type { Answer, IncomingRequest } from "./receiver/exchange.ts";
export { PortInUse } from "./receiver/listen.ts";

/** Where to listen, what to answer, whom to tell. */
export interface ReceiverOptions {
	/** 0 picks a free one. */
	readonly port: number;
	/** Without it: loopback, both families on the same port. */
	readonly host?: string;
	/** The one path that is served, compared as it is. */
	readonly path: string;
	readonly answer: (request: IncomingRequest) => Promise<Answer>;
	/** Hears of each request that never reached `answer`. */
	readonly onRefused?: (refusal: Refusal) => void;
	/** Hears what `answer` or afterwork threw; the sender gets a 500 for the first. */
	readonly onFault?: (fault: unknown) => void;
	readonly limits?: Partial<Limits>;
}

/** A listener that is up. */
export interface Receiver {
	readonly port: number;
	/** Takes nothing new, finishes what is in flight and its afterwork within `graceMs`, then closes every connection. */
	stop(graceMs: number): Promise<void>;
}

/** Serves one path over HTTP within limits that hold against anyone. Rejects with `PortInUse` or a `CliError` when it can't listen. */
export async function openReceiver(
	options: ReceiverOptions,
): Promise<Receiver> {
	const limits = { ...defaultLimits, ...options.limits };
	const onRefused = options.onRefused ?? ignore;
	const onFault = options.onFault ?? ignore;
	const exchange = new Exchange({ ...options, limits, onRefused, onFault });
	const connections = new Connections(limits.connections);

	const { port, servers } = await listen(
		() => serve(exchange, connections, limits, onRefused),
		options.port,
		options.host,
	);
	// What goes wrong while accepting must not end the process.
	for (const server of servers) server.on("error", onFault);
	return {
		port,
		stop: (graceMs) => stop(servers, exchange, connections, graceMs),
	};
}

function serve(
	exchange: Exchange,
	connections: Connections,
	limits: Limits,
	onRefused: (refusal: Refusal) => void,
): Server {
	const server = createServer({
		headersTimeout: limits.headersMs,
		requestTimeout: limits.requestMs,
		keepAliveTimeout: limits.keepAliveMs,
		connectionsCheckingInterval: limits.checkEveryMs,
		maxHeaderSize: limits.headerBytes,
		keepAlive: true,
	});
	server.maxHeadersCount = limits.headers;
	server.on("request", (request, response) => {
		connections.heard(request.socket);
		void exchange.receive(request, response);
	});
	server.on("checkContinue", (request, response) => {
		connections.heard(request.socket);
		void exchange.receive(request, response, true);
	});
	server.on("connection", (socket) => connections.admit(socket));
	refuseBrokenRequests(server, onRefused);
	return server;
}

async function stop(
	servers: readonly Server[],
	exchange: Exchange,
	connections: Connections,
	graceMs: number,
): Promise<void> {
	const closed = servers.map(
		(server) => new Promise<void>((resolve) => server.close(() => resolve())),
	);
	await atMost(graceMs, exchange.finish());
	connections.closeAll();
	await Promise.all(closed);
}

function ignore(): void {}

import { readFileSync } from "node:fs";
import {
	createServer,
	type IncomingHttpHeaders,
	type RequestListener,
	type ServerResponse,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { onTestFinished } from "vitest";

/** What reached a target. */
export interface Received {
	readonly method: string | undefined;
	readonly url: string | undefined;
	readonly headers: IncomingHttpHeaders;
	readonly rawHeaders: readonly string[];
	readonly body: Buffer;
}

/** A developer's app on a free port, and what reached it so far. */
export interface Target {
	readonly port: number;
	readonly received: readonly Received[];
	close(): Promise<void>;
}

interface TargetOptions {
	readonly host?: string;
	readonly tls?: boolean;
	readonly port?: number;
}

/** Starts an app that answers each request with `reply`; it closes when the test ends. */
export async function openTarget(
	reply: (response: ServerResponse, received: Received) => void = (response) =>
		response.end(),
	{ host = "127.0.0.1", tls = false, port = 0 }: TargetOptions = {},
): Promise<Target> {
	const received: Received[] = [];
	const listener: RequestListener = async (request, response) => {
		const { method, url, headers, rawHeaders } = request;
		const chunks: Buffer[] = await request.toArray();
		const one = {
			method,
			url,
			headers,
			rawHeaders,
			body: Buffer.concat(chunks),
		};
		received.push(one);
		reply(response, one);
	};
	const server = tls
		? createTlsServer(selfSigned, listener)
		: createServer(listener);
	const opened = await listening(server, port, host);
	const close = (): Promise<void> =>
		new Promise((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	onTestFinished(close);
	return { port: opened, received, close };
}

/** Listens and resolves with the port. */
export function listening(
	server: Server,
	port = 0,
	host = "127.0.0.1",
): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host, () =>
			resolve((server.address() as AddressInfo).port),
		);
	});
}

/** A certificate that nobody vouches for, good for localhost, app.internal and shop.example. */
export const selfSigned = {
	key: readFileSync(new URL("localhost.key.pem", import.meta.url)),
	cert: readFileSync(new URL("localhost.cert.pem", import.meta.url)),
};

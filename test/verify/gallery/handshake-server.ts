import { createServer, type RequestListener } from "node:http";
import {
	type AddressInfo,
	createServer as createTcpServer,
	type Socket,
} from "node:net";
import express, { type Express } from "express";
import type { FastifyInstance } from "fastify";
import { onTestFinished } from "vitest";
import { listening } from "../../support/target.ts";

/** An app in the gallery: started with the verify token it is to have, it gives its callback URL and closes when the test ends. */
export type Exhibit = (token: string) => Promise<URL>;

/** Serves plain `node:http`. */
export async function serveNode(
	listener: RequestListener,
	path = "/webhook",
): Promise<URL> {
	const server = createServer(listener);
	const port = await listening(server);
	onTestFinished(
		() =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	);
	return new URL(`http://127.0.0.1:${port}${path}`);
}

/** Serves an Express app that `build` puts its routes into. */
export function serveExpress(
	build: (app: Express) => void,
	path = "/webhook",
): Promise<URL> {
	const app = express();
	// Else Express writes errors to the console.
	app.set("env", "test");
	build(app);
	return serveNode(app, path);
}

/** Serves a Fastify app. */
export async function serveFastify(
	app: FastifyInstance,
	path = "/webhook",
): Promise<URL> {
	await app.listen({ port: 0, host: "127.0.0.1" });
	onTestFinished(() => app.close());
	const { port } = app.server.address() as AddressInfo;
	return new URL(`http://127.0.0.1:${port}${path}`);
}

/** Serves whatever `answer` does with a connection that has sent something. */
export async function serveBytes(
	answer: (socket: Socket) => void,
): Promise<URL> {
	const server = createTcpServer((socket) => {
		sockets.add(socket);
		socket.on("error", () => {});
		socket.once("data", () => answer(socket));
	});
	const sockets = new Set<Socket>();
	const port = await listening(server);
	onTestFinished(
		() =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const socket of sockets) socket.destroy();
			}),
	);
	return new URL(`http://127.0.0.1:${port}/webhook`);
}

/** The query of a request, as most apps read it. */
export function queryOf(url: string | undefined): URLSearchParams {
	return new URL(url ?? "/", "http://app").searchParams;
}

import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import {
	createProbeDesk,
	type ProbeDesk,
} from "../../src/webhook/probe-answer.ts";

/** What a tunnel leads to in tests: answers probes at `/webhook` and keeps the bodies of POSTs. */
export interface TestListener {
	readonly port: number;
	readonly desk: ProbeDesk;
	readonly posted: string[];
	close(): Promise<void>;
}

export async function openTestListener(): Promise<TestListener> {
	const desk = createProbeDesk(randomBytes);
	const posted: string[] = [];
	const server = createServer(async (request, response) => {
		if (request.method === "POST") posted.push(await text(request));
		const answer =
			request.method === "POST" ? "" : desk.answer(queryOf(request));
		response.statusCode = answer === undefined ? 404 : 200;
		response.end(answer);
	});
	// Without a host Node listens on both families, and localtunnel may come over either.
	server.listen(0);
	await once(server, "listening");
	return {
		port: (server.address() as AddressInfo).port,
		desk,
		posted,
		async close() {
			server.close();
			server.closeAllConnections();
			await once(server, "close");
		},
	};
}

function queryOf(request: IncomingMessage): string {
	const url = new URL(request.url ?? "", "http://localhost");
	return url.pathname === "/webhook" ? url.search.slice(1) : "";
}

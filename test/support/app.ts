import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A developer's app: what it was sent, and where. */
export interface App {
	readonly port: number;
	readonly url: string;
	readonly requests: {
		readonly headers: IncomingHttpHeaders;
		readonly body: Buffer;
	}[];
}

/** Starts an app that answers everything the same way. It is gone after the test. */
export async function startApp(
	answer: {
		status?: number;
		headers?: Record<string, string>;
		body?: string;
	} = {},
): Promise<App> {
	const requests: App["requests"] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on("data", (chunk: Buffer) => chunks.push(chunk));
		request.on("end", () => {
			requests.push({ headers: request.headers, body: Buffer.concat(chunks) });
			response.writeHead(answer.status ?? 200, answer.headers);
			response.end(answer.body);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	onTestFinished(() => {
		server.close();
		server.closeAllConnections();
	});
	const { port } = server.address() as AddressInfo;
	return { port, url: `http://127.0.0.1:${port}/webhook`, requests };
}

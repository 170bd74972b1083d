import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** An HTTP proxy on loopback that sends every CONNECT to one local port, whatever the name asked for. */
export interface TestProxy {
	readonly url: string;
	/** `host:port` of each CONNECT. */
	readonly asked: string[];
	close(): Promise<void>;
}

export async function openTestProxy(leadsTo: number): Promise<TestProxy> {
	const asked: string[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((_, response) => response.writeHead(405).end());
	server.on("connection", (socket) => {
		sockets.add(socket);
		socket.on("error", () => {});
	});
	server.on("connect", (request, visitor) => {
		asked.push(request.url ?? "");
		const target = connect(leadsTo, "127.0.0.1");
		sockets.add(target);
		target.on("error", () => visitor.destroy());
		target.once("connect", () => {
			visitor.write("HTTP/1.1 200 OK\r\n\r\n");
			visitor.pipe(target).pipe(visitor);
		});
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		asked,
		async close() {
			server.close();
			for (const socket of sockets) socket.destroy();
			await once(server, "close");
		},
	};
}

import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import { createServer as createTcpServer } from "node:net";

/** A localtunnel server on loopback. Its `mood`: `well`, `refusing` (503 to who asks for a tunnel) or `silent` (no answer). */
export async function startLocaltunnelServer() {
	const clients = new Map();
	const sockets = new Set();
	const web = createServer((request, response) => {
		const name = request.headers.host?.split(".localhost")[0];
		const client = clients.get(name);
		if (client !== undefined) passOn(client, request, response);
		else if (server.mood === "refusing") response.writeHead(503).end();
		else if (server.mood === "well") void register(request, response);
	});
	web.on("connection", remember);
	web.listen(0, "127.0.0.1");
	await once(web, "listening");
	const { port } = web.address();

	const server = {
		host: `http://localhost:${port}`,
		mood: "well",
		/** Cuts every connection of every client and forgets them. */
		dropLegs() {
			for (const { tcp, legs } of clients.values()) {
				tcp.close();
				for (const leg of legs) leg.resetAndDestroy();
			}
			clients.clear();
		},
		/** Dies and comes back on the same port. */
		async restart() {
			await server.stop();
			web.listen(port, "127.0.0.1");
			await once(web, "listening");
		},
		async stop() {
			server.dropLegs();
			web.close();
			for (const socket of sockets) socket.destroy();
			if (web.listening) await once(web, "close");
		},
	};
	return server;

	function remember(socket) {
		sockets.add(socket);
		socket.on("error", () => {});
		socket.once("close", () => sockets.delete(socket));
	}

	async function register(request, response) {
		const wanted = request.url === "/?new" ? "" : request.url.slice(1);
		const name = wanted || `name-${Math.random().toString(36).slice(2, 8)}`;
		const legs = [];
		const tcp = createTcpServer((leg) => {
			remember(leg);
			legs.push(leg);
			leg.once("close", () => {
				if (legs.includes(leg)) legs.splice(legs.indexOf(leg), 1);
			});
		});
		tcp.listen(0, "127.0.0.1");
		await once(tcp, "listening");
		clients.get(name)?.tcp.close();
		clients.set(name, { legs, tcp });
		response.setHeader("content-type", "application/json");
		response.end(
			JSON.stringify({
				id: name,
				port: tcp.address().port,
				max_conn_count: 3,
				url: `http://${name}.localhost:${port}`,
			}),
		);
	}

	function passOn({ legs }, incoming, response) {
		const leg = legs.shift();
		if (leg === undefined) return response.writeHead(503).end();
		const outgoing = httpRequest(
			{
				createConnection: () => leg,
				method: incoming.method,
				path: incoming.url,
				headers: { ...incoming.headers, connection: "close" },
			},
			(reply) => {
				response.writeHead(reply.statusCode, reply.headers);
				reply.pipe(response);
			},
		);
		outgoing.on("error", () => response.destroy());
		incoming.pipe(outgoing);
	}
}

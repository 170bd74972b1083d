import { once } from "node:events";
import {
	createServer,
	request as httpRequest,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from "node:http";
import {
	type AddressInfo,
	createServer as createTcpServer,
	type Socket,
	type Server as TcpServer,
} from "node:net";

/** How the stand-in behaves: `refusing` answers 503 to who asks for a tunnel, `silent` not at all; `deaf` keeps its legs but passes nothing on. */
export type Mood = "well" | "refusing" | "silent" | "deaf";

/** A localtunnel server on loopback that fails on purpose. */
export interface StandInServer {
	readonly host: string;
	mood: Mood;
	/** How often it was asked for a tunnel. */
	asked: number;
	/** Names handed out, in order. */
	readonly given: string[];
	/** Names it does not give. */
	readonly reserved: Set<string>;
	/** Forgets all its clients and cuts their connections. */
	dropLegs(): void;
	/** Goes away, with everything that was connected. */
	stop(): Promise<void>;
	/** Comes back on the same port, with no memory. */
	start(): Promise<void>;
}

interface Client {
	readonly legs: Socket[];
	readonly tcp: TcpServer;
}

/** Starts a stand-in that speaks localtunnel's protocol: tunnels are at `http://<name>.localhost:<port>`. */
export async function startStandInServer(): Promise<StandInServer> {
	const clients = new Map<string, Client>();
	const sockets = new Set<Socket>();
	let port = 0;
	let server: Server;

	const standIn: StandInServer = {
		get host() {
			return `http://localhost:${port}`;
		},
		mood: "well",
		asked: 0,
		given: [],
		reserved: new Set(),
		async start() {
			server = createServer((request, response) => {
				const name = request.headers.host?.split(".localhost")[0] ?? "";
				const client = clients.get(name);
				if (client) void visit(client, request, response);
				else if (request.headers.host?.includes("."))
					response.writeHead(404).end("404");
				else void register(request, response);
			});
			server.on("connection", remember);
			server.listen(port, "127.0.0.1");
			await once(server, "listening");
			port = (server.address() as AddressInfo).port;
		},
		dropLegs() {
			for (const { tcp, legs } of clients.values()) {
				tcp.close();
				for (const leg of legs) leg.resetAndDestroy();
			}
			clients.clear();
		},
		async stop() {
			standIn.dropLegs();
			server.close();
			for (const socket of sockets) socket.resetAndDestroy();
			await once(server, "close");
		},
	};
	await standIn.start();
	return standIn;

	function remember(socket: Socket): void {
		sockets.add(socket);
		socket.on("error", () => {});
		socket.once("close", () => sockets.delete(socket));
	}

	async function register(
		request: IncomingMessage,
		response: ServerResponse,
	): Promise<void> {
		standIn.asked += 1;
		if (standIn.mood === "silent") return;
		if (standIn.mood === "refusing") {
			response.writeHead(503).end();
			return;
		}
		const wanted = request.url === "/?new" ? "" : (request.url ?? "").slice(1);
		const free =
			wanted !== "" && !clients.has(wanted) && !standIn.reserved.has(wanted);
		const name = free ? wanted : `random-${standIn.given.length}`;
		standIn.given.push(name);
		response.setHeader("content-type", "application/json");
		response.end(
			JSON.stringify({
				id: name,
				port: await openLegs(name),
				max_conn_count: 3,
				url: `http://${name}.localhost:${port}`,
			}),
		);
	}

	async function openLegs(name: string): Promise<number> {
		const legs: Socket[] = [];
		const tcp = createTcpServer((leg) => {
			remember(leg);
			legs.push(leg);
			leg.once("close", () => {
				legs.splice(legs.indexOf(leg), 1);
				if (legs.length === 0) forgetUnlessBack(name, legs);
			});
		});
		tcp.listen(0, "127.0.0.1");
		await once(tcp, "listening");
		clients.set(name, { legs, tcp });
		forgetUnlessBack(name, legs);
		return (tcp.address() as AddressInfo).port;
	}

	function forgetUnlessBack(name: string, legs: Socket[]): void {
		setTimeout(() => {
			if (legs.length > 0 || clients.get(name)?.legs !== legs) return;
			clients.get(name)?.tcp.close();
			clients.delete(name);
		}, 200).unref();
	}

	async function visit(
		{ legs }: Client,
		incoming: IncomingMessage,
		response: ServerResponse,
	): Promise<void> {
		if (standIn.mood === "deaf") return;
		const leg = legs.shift();
		if (leg === undefined) {
			response.writeHead(503).end("503 - Tunnel Unavailable");
			return;
		}
		const outgoing = httpRequest(
			{
				createConnection: () => leg,
				method: incoming.method,
				path: incoming.url,
				headers: { ...incoming.headers, connection: "close" },
			},
			(reply) => {
				response.writeHead(reply.statusCode ?? 502, reply.headers);
				reply.pipe(response);
			},
		);
		outgoing.on("error", () => response.destroy());
		incoming.pipe(outgoing);
	}
}

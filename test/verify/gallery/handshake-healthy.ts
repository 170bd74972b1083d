import fastify from "fastify";
import {
	type Exhibit,
	queryOf,
	serveExpress,
	serveFastify,
	serveNode,
} from "./handshake-server.ts";

/** Apps as they should be, in the ways people write them. */
export const healthyApps: Readonly<Record<string, Exhibit>> = {
	"Express with res.send": (token) =>
		serveExpress((app) => {
			app.get("/webhook", ({ query }, response) => {
				if (query["hub.verify_token"] === token) {
					response.status(200).send(query["hub.challenge"]);
				} else response.sendStatus(403);
			});
		}),

	"Fastify with a schema for the query": (token) => {
		const app = fastify();
		app.get<{ Querystring: Record<string, string> }>(
			"/webhook",
			{
				schema: {
					querystring: {
						type: "object",
						required: ["hub.mode", "hub.challenge", "hub.verify_token"],
						properties: {
							"hub.mode": { const: "subscribe" },
							"hub.challenge": { type: "string" },
							"hub.verify_token": { type: "string" },
						},
					},
				},
			},
			async ({ query }, reply) => {
				if (query["hub.verify_token"] !== token) {
					return reply.code(403).send({ error: "wrong token" });
				}
				return reply.type("text/plain").send(query["hub.challenge"]);
			},
		);
		return serveFastify(app);
	},

	"node:http, GET only": (token) =>
		serveNode((request, response) => {
			const query = queryOf(request.url);
			if (request.method !== "GET") {
				response.writeHead(405, { allow: "GET, POST" }).end();
			} else if (query.get("hub.verify_token") === token) {
				response.end(query.get("hub.challenge"));
			} else response.writeHead(401).end("Unauthorized");
		}),

	"one that takes challenges of digits only": (token) =>
		serveNode((request, response) => {
			const query = queryOf(request.url);
			const challenge = query.get("hub.challenge") ?? "";
			const isRight = query.get("hub.verify_token") === token;
			if (isRight && /^\d+$/.test(challenge)) response.end(challenge);
			else response.writeHead(400).end();
		}),

	"one behind a query of its own": (token) =>
		serveNode((request, response) => {
			const query = queryOf(request.url);
			const isRight =
				query.get("tenant") === "7" && query.get("hub.verify_token") === token;
			if (isRight) response.end(query.get("hub.challenge"));
			else response.writeHead(403).end();
		}, "/webhook?tenant=7"),

	"one that resets a connection as soon as it has answered": (token) =>
		serveNode((request, response) => {
			const query = queryOf(request.url);
			const isRight = query.get("hub.verify_token") === token;
			response.on("finish", () => {
				setTimeout(() => request.socket.resetAndDestroy(), 1);
			});
			response.statusCode = isRight ? 200 : 403;
			response.end(isRight ? query.get("hub.challenge") : "");
		}),

	"one that shows browsers ngrok's warning": (token) =>
		serveNode((request, response) => {
			const query = queryOf(request.url);
			if (request.headers["user-agent"]?.startsWith("Mozilla")) {
				response.end("<html>You are about to visit … ERR_NGROK_6024</html>");
			} else if (query.get("hub.verify_token") === token) {
				response.end(query.get("hub.challenge"));
			} else response.writeHead(403).end();
		}),
};

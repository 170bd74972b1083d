import type { Express } from "express";
import fastify from "fastify";
import {
	type Exhibit,
	queryOf,
	serveBytes,
	serveExpress,
	serveFastify,
	serveNode,
} from "./handshake-server.ts";

/** Addresses that lead somewhere else, or nowhere, by the finding that says so. */
export const lostRoutes: Readonly<Record<string, readonly Exhibit[]>> = {
	"redirect-slash": [
		(token) =>
			serveExpress((app) => {
				app.get("/webhook", (request, response, next) => {
					if (request.path.endsWith("/")) next();
					else response.redirect(308, request.originalUrl.replace("?", "/?"));
				});
				answer(app, "/webhook/", token);
			}),
	],
	"redirect-https": [
		() =>
			serveNode((request, response) => {
				const location = `https://${request.headers.host}${request.url}`;
				response.writeHead(301, { location }).end();
			}),
	],
	"redirect-login": [
		() =>
			serveNode((_, response) => {
				response.writeHead(302, { location: "/users/sign_in" }).end();
			}),
		() =>
			serveExpress((app) => {
				app.use((request, response, next) => {
					if (request.path === "/login") next();
					else response.redirect("/login?next=/webhook");
				});
			}),
	],
	redirect: [
		(token) =>
			serveExpress((app) => {
				app.get("/webhook", (_, response) => {
					response.redirect(302, "/en/webhook");
				});
				answer(app, "/en/webhook", token);
			}),
		() => serveNode((_, response) => response.writeHead(302).end()),
	],
	"path-not-found": [
		(token) => serveExpress((app) => answer(app, "/whatsapp/callback", token)),
		() =>
			serveFastify(
				fastify().post("/webhook", async () => ({ received: true })),
			),
	],
	"slash-matters": [
		(token) =>
			serveFastify(
				fastify().get<{ Querystring: Record<string, string> }>(
					"/webhook/",
					async ({ query }, reply) =>
						query["hub.verify_token"] === token
							? query["hub.challenge"]
							: reply.code(403).send(),
				),
			),
	],
	"other-path": [
		(token) => serveExpress((app) => answer(app, "/api/webhook", token)),
	],
	"get-not-allowed": [
		() =>
			serveExpress((app) => {
				app
					.route("/webhook")
					.post((_, response) => void response.sendStatus(200))
					.all((_, response) => void response.sendStatus(405));
			}),
	],
	"test-url-asleep": [
		() =>
			serveNode((_, response) =>
				response
					.writeHead(404, { "content-type": "application/json" })
					.end(
						'{"code":404,"message":"The requested webhook \\"GET x\\" is not registered."}',
					),
			),
	],
};

/** Apps in trouble, and what stands in front of them, by the finding that says so. */
export const troubledApps: Readonly<Record<string, readonly Exhibit[]>> = {
	"connection-cut": [
		() => serveBytes((socket) => socket.destroy()),
		() =>
			serveBytes((socket) =>
				socket.end("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n123"),
			),
	],
	"not-http": [() => serveBytes((socket) => socket.end("220 mail ready\r\n"))],
	"server-error": [
		() =>
			serveExpress((app) => {
				app.get("/webhook", ({ body }, response) => {
					// No body parser has run: there is no body.
					response.send(body.entry);
				});
			}),
		() =>
			serveFastify(
				fastify().get("/webhook", async () => {
					throw new Error("connect ECONNREFUSED 127.0.0.1:5432");
				}),
			),
	],
	"gateway-error": [
		refusing(502, "<center>nginx/1.24.0</center>", { server: "nginx" }),
		refusing(503, "upstream connect error"),
		refusing(504, ""),
	],
	"tunnel-app-down": [
		refusing(502, "ERR_NGROK_8012", { "ngrok-error-code": "ERR_NGROK_8012" }),
		refusing(502, "Bad gateway", { server: "cloudflare" }),
	],
	"tunnel-offline": [
		refusing(404, "", { "ngrok-error-code": "ERR_NGROK_3200" }),
		refusing(530, "error code: 1033", { server: "cloudflare" }),
		refusing(503, "503 - Tunnel Unavailable"),
		refusing(503, "no tunnel here :("),
		refusing(404, "<html><title>zrok</title>share not found</html>"),
	],
	"tunnel-warning-page": [
		refusing(511, "send a bypass-tunnel-reminder header"),
		refusing(401, "<p>skip_zrok_interstitial</p>"),
	],
	"platform-crash": [
		refusing(500, "", { "x-vercel-error": "FUNCTION_INVOCATION_FAILED" }),
	],
	unsteady: [
		// Two instances behind a balancer, of which one has another token.
		(token) => alternating(token, 0),
		(token) => alternating(token, 1),
	],
};

function refusing(
	status: number,
	body: string,
	headers: Readonly<Record<string, string>> = {},
): Exhibit {
	return () =>
		serveNode((_, response) => response.writeHead(status, headers).end(body));
}

function answer(app: Express, path: string, token: string): void {
	app.get(path, ({ query }, response) => {
		if (query["hub.verify_token"] === token) {
			response.send(query["hub.challenge"]);
		} else response.sendStatus(403);
	});
}

function alternating(token: string, start: number): Promise<URL> {
	let turn = start;
	return serveNode((request, response) => {
		const query = queryOf(request.url);
		const isRight = query.get("hub.verify_token") === token;
		if (isRight && turn++ % 2 === 0) response.end(query.get("hub.challenge"));
		else response.writeHead(403).end();
	});
}

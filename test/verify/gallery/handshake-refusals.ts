import type { RequestListener } from "node:http";
import fastify from "fastify";
import {
	type Exhibit,
	queryOf,
	serveExpress,
	serveFastify,
	serveNode,
} from "./handshake-server.ts";

/** Apps that refuse Meta's handshake although the token is right, by the finding that says why. */
export const refusingApps: Readonly<Record<string, readonly Exhibit[]>> = {
	"token-refused": [
		() => handshake(() => false),
		// An environment variable that isn't set.
		() => handshake((query) => query.get("hub.verify_token") === undefined),
		() =>
			serveExpress((app) => {
				app.get("/webhook", (_, response) => {
					response.send("Error, wrong validation token");
				});
			}),
		(token) =>
			serveFastify(
				fastify().get<{ Querystring: { "hub.verify_token"?: string } }>(
					"/webhook",
					async ({ query }, reply) =>
						query["hub.verify_token"] === `${token}-of-production`
							? "fine"
							: reply.code(401).send({ message: "Unauthorized" }),
				),
			),
	],
	"token-quotes": [
		(token) => expects(`"${token}"`),
		(token) => expects(`'${token}'`),
	],
	"token-spaces": [
		(token) => expects(`${token}\n`),
		// What a .env file with Windows' line ends leaves.
		(token) => expects(`${token}\r`),
		(token) => expects(`${token} `),
		(token) => expects(` ${token}`),
	],
	"token-case": [
		(token) => expects(token.toUpperCase()),
		(token) => expects(token.toLowerCase()),
	],
	"token-check-inverted": [
		(token) => handshake((query) => query.get("hub.verify_token") !== token),
	],
	"names-underscored": [
		(token) => readsNames(token, (part) => `hub_${part}`),
		// As PHP's $_GET['hub.challenge'] does, it answers with nothing.
		(token) =>
			serveNode((request, response) => {
				const query = queryOf(request.url);
				const isRight = query.get("hub_verify_token") === token;
				response.end(isRight ? query.get("hub_challenge") : "");
			}),
		// As FastAPI without an alias does, it validates another name.
		(token) =>
			serveFastify(
				fastify().get<{ Querystring: Record<string, string> }>(
					"/webhook",
					{
						schema: {
							querystring: {
								type: "object",
								required: ["hub_mode", "hub_challenge", "hub_verify_token"],
							},
						},
					},
					async ({ query }, reply) =>
						query["hub_verify_token"] === token
							? query["hub_challenge"]
							: reply.code(403).send(),
				),
			),
	],
	"names-nested": [
		(token) =>
			serveExpress((app) => {
				app.set("query parser", "extended");
				app.get("/webhook", ({ query }, response) => {
					const { hub } = query as { hub: Record<string, string> };
					// Throws where there is no hub, which Express answers with 500.
					if (hub["verify_token"] === token) response.send(hub["challenge"]);
					else response.sendStatus(403);
				});
			}),
	],
	"names-bare": [(token) => readsNames(token, (part) => part)],
	"signature-guard": [
		() =>
			serveExpress((app) => {
				app.use("/webhook", (request, response, next) => {
					if (request.get("x-hub-signature-256")) next();
					else response.status(401).send("Missing signature");
				});
			}),
	],
	"csrf-guard": [
		always(419, "<title>Page Expired</title>"),
		always(403, "<h1>Forbidden</h1><p>CSRF verification failed.</p>"),
	],
	"auth-guard": [
		always(401, '{"message":"Unauthenticated."}'),
		always(401, '{"message":"No token provided"}'),
		always(403, '{"detail":"Authentication credentials were not provided."}'),
		always(401, '{"msg":"Missing authorization header"}'),
		always(401, "", { "www-authenticate": "Bearer" }),
	],
	"request-refused": [always(400, '{"error":"hub.mode must be a number"}')],
	"rate-limited": [always(429, "Too many requests")],
	"login-wall": [
		always(401, "", { "www-authenticate": 'Basic realm="staging"' }),
		always(401, "You do not have permission to view this directory or page."),
		always(302, "", {
			location: "https://vercel.com/sso-api?url=https%3A%2F%2Fx",
		}),
		always(302, "", {
			location: "https://team.cloudflareaccess.com/cdn-cgi/access/login/x",
		}),
	],
	"bot-protection": [
		always(403, "<title>Just a moment...</title>", {
			"cf-mitigated": "challenge",
			server: "cloudflare",
		}),
		always(403, "error code: 1020", { server: "cloudflare" }),
		(token) =>
			serveNode((request, response) => {
				const query = queryOf(request.url);
				const isBrowser = request.headers["user-agent"]?.startsWith("Mozilla/");
				if (isBrowser && query.get("hub.verify_token") === token) {
					response.end(query.get("hub.challenge"));
				} else response.writeHead(403).end("Access Denied");
			}),
	],
};

/** Apps that stumble over the special characters of a token, by the finding that says how. */
export const tokenReaders: Readonly<Record<string, readonly Exhibit[]>> = {
	"token-not-decoded": [(token) => readsRaw((raw) => raw === token)],
	"token-decoded-twice": [
		(token) =>
			readsRaw((raw) => decodeURIComponent(decodeURIComponent(raw)) === token),
	],
	"token-charset": [(token) => readsRaw((raw) => unescape(raw) === token)],
	"token-plus": [
		(token) => readsRaw((raw) => decodeURIComponent(raw) === token),
		(token) => readsRaw((raw) => raw.replaceAll("+", " ") === token),
	],
};

/** Answers everything alike. */
function always(
	status: number,
	body: string,
	headers: Readonly<Record<string, string>> = {},
): Exhibit {
	return () =>
		serveNode((_, response) => response.writeHead(status, headers).end(body));
}

function handshake(
	isAccepted: (query: URLSearchParams) => boolean,
): Promise<URL> {
	const listener: RequestListener = (request, response) => {
		const query = queryOf(request.url);
		if (isAccepted(query)) response.end(query.get("hub.challenge"));
		else response.writeHead(403).end("Forbidden");
	};
	return serveNode(listener);
}

function expects(token: string): Promise<URL> {
	return handshake((query) => query.get("hub.verify_token") === token);
}

function readsNames(
	token: string,
	name: (part: string) => string,
): Promise<URL> {
	return serveNode((request, response) => {
		const query = queryOf(request.url);
		if (query.get(name("verify_token")) === token) {
			response.end(query.get(name("challenge")));
		} else response.writeHead(403).end();
	});
}

/** Cuts the query by hand. */
function readsRaw(isRight: (raw: string) => boolean): Promise<URL> {
	return serveExpress((app) => {
		app.get("/webhook", (request, response) => {
			const parts = request.url.split(/[?&]/);
			const rawValue = (name: string): string =>
				parts.find((part) => part.startsWith(`${name}=`))?.split("=")[1] ?? "";
			if (isRight(rawValue("hub.verify_token"))) {
				response.send(rawValue("hub.challenge"));
			} else response.sendStatus(403);
		});
	});
}

import { gzipSync } from "node:zlib";
import type { Request, Response } from "express";
import fastify from "fastify";
import {
	type Exhibit,
	queryOf,
	serveExpress,
	serveFastify,
	serveNode,
} from "./handshake-server.ts";

/** Apps that answer a right handshake with something else than the challenge, by the finding that says so. */
export const faultyBodies: Readonly<Record<string, readonly Exhibit[]>> = {
	"challenge-in-quotes": [
		express200((response, challenge) => response.json(challenge)),
		function jsonStringify(token) {
			return serveNode((request, response) => {
				const query = queryOf(request.url);
				const isRight = query.get("hub.verify_token") === token;
				if (!isRight) response.statusCode = 403;
				response.end(isRight ? JSON.stringify(query.get("hub.challenge")) : "");
			});
		},
	],
	"challenge-in-object": [
		express200((response, challenge) => response.json({ challenge })),
		function fastifyObject(token) {
			const app = fastify();
			app.get<{ Querystring: Record<string, string> }>(
				"/webhook",
				async ({ query }, reply) => {
					const isRight = query["hub.verify_token"] === token;
					if (!isRight) reply.code(403);
					return isRight
						? { "hub.challenge": query["hub.challenge"] }
						: { error: "no" };
				},
			);
			return serveFastify(app);
		},
		// A Lambda whose return value isn't taken apart.
		express200((response, challenge) =>
			response.send(JSON.stringify({ statusCode: 200, body: challenge })),
		),
	],
	"challenge-with-bom": [
		express200((response, challenge) => response.send(`\ufeff${challenge}`)),
		express200((response, challenge) =>
			response.end(Buffer.from(`\ufeff${challenge}`, "utf16le")),
		),
	],
	"challenge-with-space": [
		express200((response, challenge) => response.send(`${challenge}\n`)),
		express200((response, challenge) => response.send(`\r\n\r\n${challenge}`)),
	],
	"challenge-in-markup": [
		express200((response, challenge) =>
			response.send(`<!doctype html><html><body>${challenge}</body></html>`),
		),
		express200((response, challenge) =>
			response.send(
				`<br />\n<b>Warning</b>: Undefined array key in <b>hook.php</b><br />\n${challenge}`,
			),
		),
	],
	"challenge-with-extra": [
		express200((response, challenge) => {
			response.write(challenge);
			response.end("EVENT_RECEIVED");
		}),
		express200((response, challenge) =>
			response.send(`challenge: ${challenge}`),
		),
	],
	"challenge-compressed": [
		express200((response, challenge) =>
			response.set("content-encoding", "gzip").end(gzipSync(challenge)),
		),
	],
	"challenge-truncated": [
		express200((response, challenge) => response.send(challenge.slice(0, 8))),
	],
	"challenge-not-echoed": [
		express200((response) => response.send("OK")),
		express200((response) => response.end()),
		express200((response) => response.status(204).end()),
		express200((response) => response.send("subscribe")),
		() => serveNode((_, response) => response.end("healthy")),
	],
	"challenge-cast": [
		// For 16 bits, as in a column of a table.
		express200((response, challenge) =>
			response.send(String(Number(challenge) & 0x7fff)),
		),
		express200((response) => response.send("0")),
		// As Python's float() and pandas print it.
		express200((response, challenge) => response.send(`${challenge}.0`)),
		express200((response) => response.send("NaN")),
		express200((response, challenge) =>
			response.send(Number(challenge).toExponential(4)),
		),
	],
	"challenge-cached": [
		express200((response) => response.send("1158201444")),
		function cachesByPath(token) {
			let kept: string | undefined;
			return serveNode((request, response) => {
				const query = queryOf(request.url);
				if (query.get("hub.verify_token") === token) {
					kept ??= query.get("hub.challenge") ?? "";
				}
				if (kept === undefined) response.statusCode = 403;
				response.setHeader("x-cache", "HIT").end(kept);
			});
		},
	],
	"web-page": [
		function singlePageApp() {
			return serveExpress((app) => {
				app.use((_, response) => {
					response.send(
						"<!doctype html><title>Shop</title><div id=root></div>",
					);
				});
			});
		},
	],
	"status-not-200": [
		express200((response, challenge) => response.status(201).send(challenge)),
	],
};

/** Apps that pass Meta's handshake and still have a fault, by the finding that says so. */
export const carelessApps: Readonly<Record<string, readonly Exhibit[]>> = {
	"token-not-checked": [
		() =>
			serveExpress((app) => {
				app.get("/webhook", ({ query }, response) => {
					response.send(query["hub.challenge"]);
				});
			}),
	],
	"refused-with-200": [
		(token) =>
			serveExpress((app) => {
				app.get("/webhook", ({ query }, response) => {
					if (query["hub.verify_token"] === token) {
						response.send(query["hub.challenge"]);
					} else response.send("Error, wrong validation token");
				});
			}),
	],
	"wrong-token-hangs": [
		(token) =>
			serveExpress((app) => {
				app.get("/webhook", ({ query }, response) => {
					if (query["hub.verify_token"] === token) {
						response.send(query["hub.challenge"]);
					}
				});
			}),
	],
	"challenge-cast": [
		express200((response, challenge) => response.json(Number(challenge))),
		express200((response, challenge) =>
			response.send(String(Number.parseInt(challenge, 10))),
		),
		// BigInt throws on letters, which Express answers with 500.
		express200((response, challenge) =>
			response.send(String(BigInt(challenge))),
		),
	],
	"order-matters": [
		(token) =>
			serveNode((request, response) => {
				const found = /hub\.challenge=(\w+)&hub\.verify_token=(.+)$/.exec(
					request.url ?? "",
				);
				if (found?.[2] === token) response.end(found[1]);
				else response.writeHead(403).end();
			}),
	],
};

/** An Express app that checks the token and then answers in its own way. */
function express200(
	answer: (response: Response, challenge: string) => void,
): Exhibit {
	return (token) =>
		serveExpress((app) => {
			app.get("/webhook", ({ query }: Request, response: Response) => {
				if (query["hub.verify_token"] === token) {
					answer(response, String(query["hub.challenge"]));
				} else response.sendStatus(403);
			});
		});
}

import { createServer, type RequestListener } from "node:http";
import express from "express";
import fastify from "fastify";
import { onTestFinished } from "vitest";
import { listening } from "../../support/target.ts";
import { appSecret, isSigned } from "./deliveries-healthy.ts";

/** The verify token of these apps. */
export const verifyToken = "correct horse & battery";

export { appSecret };

/** Apps that do all of it right, in the ways people write them, each starting on a free port. */
export const wholeApps: Readonly<Record<string, () => Promise<number>>> = {
	"Express with the raw body": () => {
		const app = express();
		app.get("/webhook", ({ query }, response) => {
			const isRight = query["hub.verify_token"] === verifyToken;
			if (isRight) response.type("text").send(query["hub.challenge"]);
			else response.sendStatus(403);
		});
		app.post(
			"/webhook",
			express.raw({ type: "*/*", limit: "4mb" }),
			(request, response) => {
				const signature = request.get("x-hub-signature-256");
				response.sendStatus(isSigned(request.body, signature) ? 200 : 401);
			},
		);
		return serve(app);
	},

	"Fastify with the raw body": async () => {
		const app = fastify({ bodyLimit: 4 * 1024 * 1024 });
		app.removeAllContentTypeParsers();
		app.addContentTypeParser("*", { parseAs: "buffer" }, (_, body, done) =>
			done(null, body),
		);
		app.get<{ Querystring: Record<string, string> }>(
			"/webhook",
			async ({ query }, reply) =>
				query["hub.verify_token"] === verifyToken
					? reply.type("text/plain").send(query["hub.challenge"])
					: reply.code(403).send(),
		);
		app.post("/webhook", async ({ headers, body }, reply) => {
			const isRight = isSigned(body as Buffer, headers["x-hub-signature-256"]);
			return reply.code(isRight ? 200 : 401).send();
		});
		await app.ready();
		onTestFinished(() => app.close());
		return serve((request, response) => app.routing(request, response));
	},

	"node:http": () =>
		serve(async (request, response) => {
			const { pathname, searchParams } = new URL(
				request.url ?? "/",
				"http://app",
			);
			const body = Buffer.concat(await request.toArray());
			if (pathname !== "/webhook") response.writeHead(404).end();
			else if (request.method === "POST") {
				const signature = request.headers["x-hub-signature-256"];
				response.writeHead(isSigned(body, signature) ? 200 : 401).end();
			} else if (searchParams.get("hub.verify_token") === verifyToken) {
				response.end(searchParams.get("hub.challenge"));
			} else response.writeHead(403).end();
		}),
};

async function serve(listener: RequestListener): Promise<number> {
	const server = createServer(listener);
	onTestFinished(
		() =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	);
	return listening(server);
}

import { createHmac, timingSafeEqual } from "node:crypto";
import type {
	IncomingMessage,
	RequestListener,
	ServerResponse,
} from "node:http";
import express from "express";
import Fastify from "fastify";

export const appSecret = "5f4dcc3b5aa765d61d8327deb882cf99";

/** The signature as Meta makes it. */
export function sign(body: string | Buffer, key: string | Buffer = appSecret) {
	return `sha256=${createHmac("sha256", key).update(body).digest("hex")}`;
}

/** Whether a header is exactly the signature of a body. */
export function isSigned(body: string | Buffer, header: unknown): boolean {
	if (typeof header !== "string") return false;
	const given = Buffer.from(header);
	const right = Buffer.from(sign(body));
	return given.length === right.length && timingSafeEqual(given, right);
}

/** A server of which only the judgement of a POST is written by hand. */
export function judging(
	judge: (
		body: Buffer,
		request: IncomingMessage,
		response: ServerResponse,
	) => void,
): RequestListener {
	return async (request, response) => {
		const chunks: Buffer[] = await request.toArray();
		try {
			judge(Buffer.concat(chunks), request, response);
		} catch {
			response.writeHead(500).end("Internal Server Error");
		}
	};
}

/** Answers with a status and a text. */
export function answer(response: ServerResponse, status: number, text = "") {
	response.writeHead(status, { "Content-Type": "text/plain" }).end(text);
}

export function plainNode(): RequestListener {
	return judging((body, request, response) => {
		const isRight = isSigned(body, request.headers["x-hub-signature-256"]);
		answer(response, isRight ? 200 : 401);
	});
}

export function expressWithRawBody(): RequestListener {
	const rawBodies = new WeakMap<IncomingMessage, Buffer>();
	const app = express();
	app.use(
		express.json({
			limit: "4mb",
			verify: (request, _response, bytes) => {
				rawBodies.set(request, bytes);
			},
		}),
	);
	app.post("/webhook", (request, response) => {
		const rawBody = rawBodies.get(request) ?? "";
		const isRight = isSigned(rawBody, request.get("x-hub-signature-256"));
		response.status(isRight ? 200 : 403).end();
	});
	return app;
}

export function fastifyWithRawBody(): RequestListener {
	const app = Fastify({ bodyLimit: 4 * 1024 * 1024 });
	app.removeAllContentTypeParsers();
	app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) =>
		done(null, body),
	);
	app.post<{ Body: Buffer }>("/webhook", async (request, reply) => {
		const isRight = isSigned(
			request.body,
			request.headers["x-hub-signature-256"],
		);
		return reply.code(isRight ? 200 : 401).send();
	});
	return listenerOf(app);
}

/** An app of Fastify's as a listener. */
export function listenerOf(app: ReturnType<typeof Fastify>): RequestListener {
	return async (request, response) => {
		await app.ready();
		app.routing(request, response);
	};
}

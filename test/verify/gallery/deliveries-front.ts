import { createServer, type RequestListener, type Server } from "node:http";
import express from "express";
import Fastify from "fastify";
import { answer, judging, listenerOf } from "./deliveries-healthy.ts";

function always(
	status: number,
	headers: Record<string, string>,
	body: string,
): RequestListener {
	return judging((_body, _request, response) => {
		response.writeHead(status, headers).end(body);
	});
}

const html = { "Content-Type": "text/html" };

export const redirects = () => always(308, { Location: "/webhook/" }, "");

/** Only GET is routed. */
export function routesGetAlone(): RequestListener {
	const app = express();
	app.get("/webhook", (_request, response) => {
		response.status(200).end();
	});
	app.use((_request, response) => {
		response.status(404).send("Cannot POST /webhook");
	});
	return app;
}

export const allowsGetAlone = () => always(405, { Allow: "GET" }, "");

/** Fastify without a parser for JSON. */
export function takesNoJson(): RequestListener {
	const app = Fastify();
	app.removeAllContentTypeParsers();
	app.post("/webhook", async () => "");
	return listenerOf(app);
}

export const laravelCsrf = () =>
	always(419, html, "<!DOCTYPE html><title>Page Expired</title>");

export const djangoCsrf = () =>
	always(403, html, "<h1>Forbidden</h1><p>CSRF verification failed.</p>");

export const railsCsrf = () =>
	always(422, html, "ActionController::InvalidAuthenticityToken");

export const basicAuth = () =>
	always(401, { "WWW-Authenticate": 'Basic realm="staging"' }, "Unauthorized");

export const cloudflareChallenge = () =>
	always(
		403,
		{
			...html,
			Server: "cloudflare",
			"CF-Ray": "8a1",
			"CF-Mitigated": "challenge",
		},
		"<!DOCTYPE html><title>Just a moment...</title>",
	);

/** A firewall's rule whose page has no more to it than that. */
export const cloudflareBlock = () =>
	always(
		403,
		{ ...html, Server: "cloudflare" },
		"<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>cloudflare</center></body></html>",
	);

export const ngrokOffline = () =>
	always(
		404,
		{ ...html, "Ngrok-Error-Code": "ERR_NGROK_3200" },
		"The endpoint is offline. ERR_NGROK_3200",
	);

export const badGateway = () => always(502, {}, "Bad Gateway");

/** What hosts of single-page apps do with whatever they don't know. */
export function singlePageApp(): RequestListener {
	const app = express();
	app.use((_request, response) => {
		response.send("<!doctype html><div id=root></div>");
	});
	return app;
}

export const crashes = () =>
	judging(() => {
		throw new Error("no such phone number");
	});

/** Express hands no answer to the client that isn't sent. */
export function forgetsToAnswer(): RequestListener {
	const app = express();
	app.post("/webhook", () => undefined);
	return app;
}

/** Sends 100 Continue before each answer, though nobody has asked with Expect. */
export function continuesUnasked(): Server {
	return createServer((request, response) => {
		response.writeContinue();
		request.resume().on("end", () => answer(response, 401));
	});
}

export function hangsUp(): RequestListener {
	return (request) => {
		request.socket.destroy();
	};
}

export const limitsAtOnce = () => always(429, {}, "Too Many Requests");

export const refusesAll = () =>
	judging((_body, _request, response) => answer(response, 403));

import type {
	IncomingMessage,
	RequestListener,
	ServerResponse,
} from "node:http";
import express from "express";
import Fastify from "fastify";
import { answer, isSigned, judging, listenerOf } from "./deliveries-healthy.ts";

const header = "x-hub-signature-256";

/** An app whose signature check is right, and then goes on with the parsed body. */
function afterCheck(
	work: (
		payload: Payload,
		response: ServerResponse,
		request: IncomingMessage,
	) => void,
): RequestListener {
	return judging((body, request, response) => {
		if (!isSigned(body, request.headers[header])) return answer(response, 401);
		work(JSON.parse(body.toString()), response, request);
	});
}

interface Message {
	id: string;
	type: string;
	text?: { body: string };
}

interface Payload {
	entry: { changes: { field: string; value: { messages: Message[] } }[] }[];
}

/** A column in MySQL's utf8, which holds three bytes a character. */
export function failsOnEmoji(): RequestListener {
	return afterCheck((payload, response) => {
		const isWide = /[\u{10000}-\u{10ffff}]/u.test(JSON.stringify(payload));
		answer(
			response,
			isWide ? 500 : 200,
			isWide ? "Incorrect string value" : "",
		);
	});
}

/** A strict schema that refuses with the status of its signature check, in other words. */
export function refusesAllWith400(): RequestListener {
	return judging((body, request, response) => {
		if (!isSigned(body, request.headers[header])) {
			return answer(response, 400, "invalid signature");
		}
		const text = body.toString();
		const isText =
			text.includes('"type":"text"') || /"type": "text"/.test(text);
		answer(response, isText ? 200 : 400, isText ? "" : "messages: Required");
	});
}

/** Waits for what a status doesn't bring, and cuts the connection in the end. */
export function cutsOffStatuses(): RequestListener {
	return afterCheck((payload, response, request) => {
		if (JSON.stringify(payload).includes('"statuses"'))
			request.socket.destroy();
		else answer(response, 200);
	});
}

/** A firewall's idea of an attack, after the check. */
export function failsOnSigns(): RequestListener {
	return afterCheck((payload, response) => {
		answer(response, JSON.stringify(payload).includes("<") ? 406 : 200);
	});
}

/** What `list[0].member` does where there is nothing. */
function first<Item>(list: readonly Item[]): Item {
	const [item] = list;
	if (item === undefined) throw new TypeError("undefined has no members");
	return item;
}

export function assumesMessage(): RequestListener {
	return afterCheck((payload, response) => {
		const [message] = first(first(payload.entry).changes).value.messages;
		answer(response, message ? 200 : 500);
	});
}

export function knowsItsTypes(): RequestListener {
	const known = new Map([["text", (message: Message) => message.text?.body]]);
	return afterCheck(({ entry }, response) => {
		for (const message of entry[0]?.changes[0]?.value.messages ?? []) {
			const respond = known.get(message.type);
			if (respond === undefined)
				throw new TypeError("respond is not a function");
			respond(message);
		}
		answer(response, 200);
	});
}

/** A schema of Fastify's that requires messages. */
export function requiresMessages(): RequestListener {
	const app = Fastify({ bodyLimit: 4 * 1024 * 1024 });
	app.removeAllContentTypeParsers();
	app.addContentTypeParser(
		"application/json",
		{ parseAs: "buffer" },
		(request, body, done) => {
			if (!isSigned(body, request.headers[header])) {
				done(Object.assign(new Error("signature"), { statusCode: 401 }));
			} else done(null, JSON.parse(body.toString()));
		},
	);
	const value = { type: "object", required: ["messages"] };
	const changes = {
		type: "array",
		minItems: 1,
		items: { type: "object", properties: { value } },
	};
	const entry = {
		type: "array",
		minItems: 1,
		items: { type: "object", properties: { changes } },
	};
	const schema = { body: { type: "object", properties: { entry } } };
	app.post("/webhook", { schema }, async (_request, reply) => reply.send());
	return listenerOf(app);
}

/** Express with the limit that it has by default. */
export function takes100kB(): RequestListener {
	const app = express();
	app.use(express.raw({ type: "*/*" }));
	app.post("/webhook", (request, response) => {
		response
			.status(isSigned(request.body, request.get(header)) ? 200 : 401)
			.end();
	});
	app.use(((error, _request, response, _next) => {
		response.status(error.status).end();
	}) satisfies express.ErrorRequestHandler);
	return app;
}

/** As nginx does by default. */
export function takesOneMegabyte(): RequestListener {
	return judging((body, request, response) => {
		if (body.length > 1024 * 1024)
			answer(response, 413, "Request Entity Too Large");
		else answer(response, isSigned(body, request.headers[header]) ? 200 : 401);
	});
}

export function refusesDuplicates(): RequestListener {
	const seen = new Set<string>();
	return afterCheck(({ entry }, response) => {
		const id = entry[0]?.changes[0]?.value.messages?.[0]?.id;
		const isKnown = id !== undefined && seen.has(id);
		if (id !== undefined) seen.add(id);
		answer(response, isKnown ? 409 : 200);
	});
}

/** A lock that whoever comes second doesn't wait for. */
export function takesOneAtATime(): RequestListener {
	let busy = false;
	return afterCheck((_payload, response) => {
		if (busy) return answer(response, 500, "database is locked");
		busy = true;
		setTimeout(() => {
			busy = false;
			answer(response, 200);
		}, 15);
	});
}

export function answers201(): RequestListener {
	return afterCheck((_payload, response) => answer(response, 201));
}

/** Works before it acknowledges. */
export function worksFirst(ms: number): RequestListener {
	return afterCheck((_payload, response) => {
		setTimeout(() => answer(response, 200), ms);
	});
}

export function limitsRate(most: number): RequestListener {
	let count = 0;
	return afterCheck((_payload, response) => {
		count += 1;
		answer(response, count > most ? 429 : 200);
	});
}

/** An exception that nobody catches ends the process: here the server closes. */
export function diesOnStatus(close: () => void): RequestListener {
	return afterCheck(({ entry }, _response, request) => {
		if (entry[0]?.changes[0]?.value.messages) return answer(_response, 200);
		close();
		request.socket.destroy();
	});
}

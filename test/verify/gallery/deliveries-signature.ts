import { createHmac, timingSafeEqual } from "node:crypto";
import type { RequestListener } from "node:http";
import express from "express";
import Fastify from "fastify";
import {
	answer,
	appSecret,
	isSigned,
	judging,
	listenerOf,
	sign,
} from "./deliveries-healthy.ts";

export const verifyToken = "my-verify-token-2026";

const header = "x-hub-signature-256";

export function acceptsEverything(): RequestListener {
	const app = express();
	app.use(express.json({ limit: "4mb" }));
	app.post("/webhook", (_request, response) => {
		response.status(200).end();
	});
	return app;
}

/** As many Express samples have it. */
export function expressReserialises(): RequestListener {
	const app = express();
	app.use(express.json({ limit: "4mb" }));
	app.post("/webhook", (request, response) => {
		const isRight = isSigned(JSON.stringify(request.body), request.get(header));
		response.status(isRight ? 200 : 401).end();
	});
	return app;
}

export function fastifyReserialises(): RequestListener {
	const app = Fastify({ bodyLimit: 4 * 1024 * 1024 });
	app.post("/webhook", async (request, reply) => {
		const text = JSON.stringify(request.body);
		return reply
			.code(isSigned(text, request.headers[header]) ? 200 : 403)
			.send();
	});
	return listenerOf(app);
}

/** As json_encode(json_decode($body)) does. */
export function escapesAnew(): RequestListener {
	return judging((body, request, response) => {
		const text = JSON.stringify(JSON.parse(body.toString()))
			.replace(/[\u0080-\uffff]/g, (each) => {
				return `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`;
			})
			.replaceAll("/", "\\/");
		answer(response, isSigned(text, request.headers[header]) ? 200 : 401);
	});
}

/** Takes the white space between lines out, and leaves the rest. */
export function minifies(): RequestListener {
	return judging((body, request, response) => {
		const text = body.toString().replace(/\n\s*/g, "").replaceAll('": ', '":');
		answer(response, isSigned(text, request.headers[header]) ? 200 : 401);
	});
}

export function readsLatin1(): RequestListener {
	return judging((body, request, response) => {
		const text = body.toString("latin1");
		answer(response, isSigned(text, request.headers[header]) ? 200 : 401);
	});
}

/** A filter against HTML comes before the check. */
export function hashesWhatAFilterLeft(): RequestListener {
	return judging((body, request, response) => {
		const text = body.toString().replaceAll("<", "&lt;");
		answer(response, isSigned(text, request.headers[header]) ? 200 : 401);
	});
}

function withKey(key: string | Buffer): RequestListener {
	return judging((body, request, response) => {
		const isRight = request.headers[header] === sign(body, key);
		answer(response, isRight ? 200 : 403);
	});
}

export const usesVerifyToken = () => withKey(verifyToken);
export const usesQuotedSecret = () => withKey(`"${appSecret}"`);
export const usesSecretWithNewline = () => withKey(`${appSecret}\n`);
/** Of a file with the line ends of old Macs, or one cut at \n. */
export const usesSecretWithReturn = () => withKey(`${appSecret}\r`);
export const usesUnsetVariable = () => withKey("undefined");
export const usesAnotherSecret = () =>
	withKey("d41d8cd98f00b204e9800998ecf8427e");

/** An exception for what it doesn't like, which becomes a 500. */
export function throwsWithVerifyToken(): RequestListener {
	return judging((body, request, response) => {
		if (request.headers[header] !== sign(body, verifyToken)) {
			throw new Error("invalid signature");
		}
		answer(response, 200);
	});
}

/** A parser has read the body, so nothing is left in the stream. */
export function hashesNothing(): RequestListener {
	return judging((_body, request, response) => {
		answer(response, isSigned("", request.headers[header]) ? 200 : 401);
	});
}

export function hashesObjectObject(): RequestListener {
	return judging((body, request, response) => {
		const text = String(JSON.parse(body.toString()));
		answer(response, isSigned(text, request.headers[header]) ? 200 : 401);
	});
}

/** Node's crypto takes no objects: Express answers 500 with what it says. */
export function hashesObject(): RequestListener {
	const app = express();
	app.use(express.json());
	app.post("/webhook", (request, response) => {
		const hmac = createHmac("sha256", appSecret).update(request.body);
		const isRight = request.get(header) === `sha256=${hmac.digest("hex")}`;
		response.status(isRight ? 200 : 401).end();
	});
	app.use(((error, _request, response, _next) => {
		response.status(500).send(String(error));
	}) satisfies express.ErrorRequestHandler);
	return app;
}

/** Node's names of headers are in small letters. */
export function looksForCapitals(): RequestListener {
	return judging((_body, request, response) => {
		const given = request.headers["X-Hub-Signature-256"];
		if (given === undefined) answer(response, 401, "no signature");
		else answer(response, 403, "wrong signature");
	});
}

/** A map of headers as they were sent, read in small letters. */
export function looksForSmallLetters(): RequestListener {
	return judging((body, request, response) => {
		const at = request.rawHeaders.indexOf(header);
		const isRight = at >= 0 && isSigned(body, request.rawHeaders[at + 1]);
		answer(response, isRight ? 200 : 401);
	});
}

export function comparesOnlyBareHex(): RequestListener {
	return judging((body, request, response) => {
		const isRight = `sha256=${request.headers[header]}` === sign(body);
		answer(response, isRight ? 200 : 401);
	});
}

export function comparesOnlyBase64(): RequestListener {
	return judging((body, request, response) => {
		const digest = createHmac("sha256", appSecret).update(body);
		const isRight =
			request.headers[header] === `sha256=${digest.digest("base64")}`;
		answer(response, isRight ? 200 : 401);
	});
}

export function comparesOnlySha1(): RequestListener {
	return judging((body, request, response) => {
		const digest = createHmac("sha1", appSecret).update(body).digest("hex");
		const isRight = request.headers["x-hub-signature"] === `sha1=${digest}`;
		answer(response, isRight ? 200 : 401);
	});
}

/** As an earlier sample of Meta's has it. */
export function skipsMissing(): RequestListener {
	return judging((body, request, response) => {
		const given = request.headers[header];
		const isWrong = Boolean(given) && !isSigned(body, given);
		answer(response, isWrong ? 401 : 200);
	});
}

export function checksPresence(): RequestListener {
	return judging((_body, request, response) => {
		answer(response, request.headers[header] ? 200 : 401);
	});
}

/** Corrects spelling before it looks at the signature. */
export function hashesWhatItMadeOfIt(): RequestListener {
	return judging((body, request, response) => {
		const given = request.headers[header];
		const isRight =
			isSigned(body, given) ||
			isSigned(body.toString().replace("massage", "message"), given);
		answer(response, isRight ? 200 : 401);
	});
}

export function comparesPrefix(): RequestListener {
	return judging((body, request, response) => {
		const given = String(request.headers[header] ?? "-");
		const isRight = given.length > 10 && sign(body).startsWith(given);
		answer(response, isRight ? 200 : 401);
	});
}

export function acceptsSha1(): RequestListener {
	return judging((body, request, response) => {
		const digest = createHmac("sha1", appSecret).update(body).digest("hex");
		const isRight =
			isSigned(body, request.headers[header]) ||
			request.headers["x-hub-signature"] === `sha1=${digest}`;
		answer(response, isRight ? 200 : 401);
	});
}

export function readsHexLoosely(): RequestListener {
	return judging((body, request, response) => {
		const given =
			String(request.headers[header] ?? "")
				.split("=")
				.at(-1) ?? "";
		const bytes = Buffer.from(given, "hex");
		const right = createHmac("sha256", appSecret).update(body).digest();
		const isRight =
			bytes.length === right.length && timingSafeEqual(bytes, right);
		answer(response, isRight ? 200 : 401);
	});
}

/** timingSafeEqual throws on buffers of unequal length. */
export function throwsOnShortOnes(): RequestListener {
	const app = express();
	app.use(express.raw({ type: "*/*", limit: "4mb" }));
	app.post("/webhook", (request, response) => {
		const given = Buffer.from(request.get(header) ?? "");
		const isRight = timingSafeEqual(given, Buffer.from(sign(request.body)));
		response.status(isRight ? 200 : 401).end();
	});
	app.use(((_error, _request, response, _next) => {
		response.status(500).end();
	}) satisfies express.ErrorRequestHandler);
	return app;
}

/** Counts wrong signatures and then refuses whoever sent them, whatever else comes. */
export function bans(status: number): RequestListener {
	let wrong = 0;
	return judging((body, request, response) => {
		const isRight = isSigned(body, request.headers[header]);
		if (!isRight) wrong += 1;
		if (wrong > 5) answer(response, status, "Blocked");
		else answer(response, isRight ? 200 : 401);
	});
}

import { createServer, type IncomingMessage } from "node:http";
import { onTestFinished } from "vitest";
import { listening } from "../../support/target.ts";
import { queryOf } from "./handshake-server.ts";

/** What an app is asked, as far as one may die of it. */
export interface Asked {
	readonly isWrongToken: boolean;
	readonly challenge: string;
	readonly request: IncomingMessage;
}

/** An app that does everything right until a request is fatal to it: then it is cut off, and nobody listens any more. */
export function mortal(
	token: string,
	isFatal: (asked: Asked) => boolean,
): Promise<URL> {
	return serve(token, isFatal, "dies");
}

/** The same, but it only hangs up. */
export function touchy(
	token: string,
	isHungUpOn: (asked: Asked) => boolean,
): Promise<URL> {
	return serve(token, isHungUpOn, "hangs up");
}

async function serve(
	token: string,
	isTooMuch: (asked: Asked) => boolean,
	then: "dies" | "hangs up",
): Promise<URL> {
	const server = createServer((request, response) => {
		const query = queryOf(request.url);
		const isWrongToken = query.get("hub.verify_token") !== token;
		const challenge = query.get("hub.challenge") ?? "";
		if (!isTooMuch({ isWrongToken, challenge, request })) {
			response.statusCode = isWrongToken ? 403 : 200;
			response.end(isWrongToken ? "" : challenge);
			return;
		}
		if (then === "dies") server.close();
		request.socket.destroy();
	});
	onTestFinished(() => {
		server.close();
		server.closeAllConnections();
	});
	return new URL(`http://127.0.0.1:${await listening(server)}/webhook`);
}

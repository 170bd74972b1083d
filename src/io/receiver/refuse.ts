import type { IncomingMessage, ServerResponse } from "node:http";
import type { Limits } from "./limits.ts";
import { type RefusalReason, refusalAnswers } from "./refusal.ts";
import { announcedBytes } from "./refusal-by-head.ts";

/** Answers with the refusal's status. A body that may be longer than allowed costs the sender its connection. With `awaitsGo` no body is on its way yet. */
export function refuse(
	request: IncomingMessage,
	response: ServerResponse,
	reason: RefusalReason,
	limits: Limits,
	awaitsGo: boolean,
): void {
	const { status, headers } = refusalAnswers[reason];
	const head = { ...headers, "Content-Length": "0" };
	if (!awaitsGo && reason !== "stopping" && isShort(request, limits)) {
		response.writeHead(status, head).end();
		return;
	}
	response.writeHead(status, { ...head, Connection: "close" });
	if (awaitsGo || request.complete) response.end();
	else endAfterRest(request, response, 2 * limits.bodyBytes);
}

/** Node itself reads and drops a body nobody asked for; that is fine as long as it is known to be short. */
function isShort(request: IncomingMessage, limits: Limits): boolean {
	return (
		request.complete ||
		(request.headers["transfer-encoding"] === undefined &&
			announcedBytes(request) <= limits.bodyBytes)
	);
}

/**
 * Sends the answer, lets at most `rest` bytes of the body pass by unkept, then closes.
 * Closing with bytes unread would reset the connection, and the sender would never see the answer.
 */
function endAfterRest(
	request: IncomingMessage,
	response: ServerResponse,
	rest: number,
): void {
	let left = rest;
	response.flushHeaders();
	request.on("data", (chunk: Buffer) => {
		left -= chunk.length;
		if (left < 0) request.destroy();
	});
	request.once("end", () => response.end());
	request.resume();
}

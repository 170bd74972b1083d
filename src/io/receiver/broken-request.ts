import { type IncomingMessage, type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type Refusal, type RefusalReason, refusalAnswers } from "./refusal.ts";

/** Refuses what never becomes a request: bytes that are not HTTP, headers that come too slowly, CONNECT, an upgrade. */
export function refuseBrokenRequests(
	server: Server,
	onRefused: (refusal: Refusal) => void,
): void {
	server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
		const reason = reasonOf(error);
		if (reason === "too slow" && isSilent(socket)) return;
		if (reason !== undefined) onRefused({ reason });
		closeWith(socket, reason);
	});
	server.on("connect", (request: IncomingMessage, socket) => {
		onRefused({ reason: "method not allowed", ...headOf(request) });
		closeWith(socket, "method not allowed");
	});
	server.on("upgrade", (request: IncomingMessage, socket) => {
		onRefused({ reason: "upgrade", ...headOf(request) });
		closeWith(socket, "upgrade");
	});
}

/** Undefined when the sender has gone and there is nothing to refuse. */
function reasonOf(error: NodeJS.ErrnoException): RefusalReason | undefined {
	switch (error.code) {
		case "ECONNRESET":
		case "EPIPE":
			return undefined;
		case "ERR_HTTP_REQUEST_TIMEOUT":
			return "too slow";
		case "HPE_HEADER_OVERFLOW":
			return "headers too large";
		case "HPE_INVALID_EOF_STATE":
			return "cut short";
		default:
			return "not HTTP";
	}
}

/** localtunnel opens its connections before there is a request; Node counts that wait as a slow header. It starts counting anew at the first byte. */
function isSilent(socket: Duplex): boolean {
	return "bytesRead" in socket && socket.bytesRead === 0;
}

function closeWith(socket: Duplex, reason: RefusalReason | undefined): void {
	// Node has taken its own handlers off a socket that asked for CONNECT or an upgrade.
	socket.on("error", () => socket.destroy());
	if (reason === undefined || !socket.writable) {
		socket.destroy();
		return;
	}
	socket.end(answerBytes(reason), () => socket.destroy());
}

function answerBytes(reason: RefusalReason): string {
	const { status, headers } = refusalAnswers[reason];
	const lines = Object.entries({
		...headers,
		"Content-Length": "0",
		Connection: "close",
	}).map(([name, value]) => `${name}: ${value}`);
	return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("\r\n")}\r\n\r\n`;
}

function headOf(request: IncomingMessage): { method: string; path: string } {
	return {
		method: request.method ?? "",
		path: (request.url ?? "").split("?", 1)[0] ?? "",
	};
}

import type { IncomingMessage } from "node:http";
import type { Limits } from "./limits.ts";
import type { RefusalReason } from "./refusal.ts";

/** What is wrong with a request as far as its head tells; undefined for one whose body may be read. Nothing is decoded or resolved. */
export function refusalByHead(
	request: IncomingMessage,
	path: string,
	allowed: { readonly path: string; readonly limits: Limits },
): RefusalReason | undefined {
	const { limits } = allowed;
	if (path !== allowed.path) return "another path";
	if (request.method !== "POST" && request.method !== "GET") {
		return "method not allowed";
	}
	if (request.rawHeaders.length >= 2 * limits.headers) {
		return "too many headers";
	}
	if (isEncoded(request)) return "encoded body";
	if (announcedBytes(request) > limits.bodyBytes) return "body too large";
	return undefined;
}

/** A compressed body is never inflated: it could be any size, and it is not what was signed. */
function isEncoded({ headers }: IncomingMessage): boolean {
	const content = headers["content-encoding"] ?? "identity";
	const transfer = headers["transfer-encoding"] ?? "chunked";
	return (
		content.toLowerCase() !== "identity" || transfer.toLowerCase() !== "chunked"
	);
}

/** The length a request says its body has; 0 when it says nothing. */
export function announcedBytes(request: IncomingMessage): number {
	return Number(request.headers["content-length"] ?? 0);
}

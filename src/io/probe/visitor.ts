import type { LookupFunction } from "node:net";
import type { HeaderList } from "../../webhook/delivery.ts";
import type { Reply } from "../../webhook/reply.ts";
import { replyTo } from "../deliver/deliver-by.ts";
import { openRoutes } from "../deliver/routes.ts";

/** A request exactly as it goes out. */
export interface Visit {
	readonly method: "GET" | "HEAD" | "POST";
	/** Where to connect, and what the request line names; its query is sent as it is spelled there. */
	readonly url: URL;
	readonly headers: HeaderList;
	readonly body?: Buffer;
}

/** Makes requests as Meta does: nothing followed, nothing decoded, nothing kept from one to the next but connections. */
export interface Visitor {
	/** Never rejects; what brought no answer is a reply that says why. */
	visit(visit: Visit): Promise<Reply>;
	/** Ends every connection. */
	close(): Promise<void>;
}

/**
 * `timeoutMs` spans from connecting to the end of the reply; `lookup` finds addresses in the place of the system's resolver.
 * Loopback is never proxied, and `skipVerify` counts for private names alone. Throws CliError for a proxy that can't be one.
 */
export function openVisitor(options: {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly skipVerify: boolean;
	readonly timeoutMs: number;
	readonly lookup?: LookupFunction;
	readonly stop?: AbortSignal;
}): Visitor {
	const { env, skipVerify, timeoutMs, lookup, stop } = options;
	const connectMs = timeoutMs;
	const routes = openRoutes({
		env,
		skipVerify,
		connectMs,
		...(lookup && { lookup }),
	});
	return {
		visit: ({ method, url, headers, body }) =>
			replyTo(url.href, { timeoutMs, stop }, (signal) =>
				routes.to(url).request({
					origin: url.origin,
					path: url.pathname + url.search,
					method,
					headers: headers.flat(),
					...(body && { body }),
					signal,
					headersTimeout: 0,
					bodyTimeout: 0,
				}),
			),
		close: () => routes.close(),
	};
}

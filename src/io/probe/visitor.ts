import type { LookupFunction } from "node:net";
import type { HeaderList } from "../../webhook/delivery.ts";
import type { Reply } from "../../webhook/reply.ts";
import { replyTo } from "../deliver/deliver-by.ts";
import { openRoutes } from "../deliver/routes.ts";
import { isLoopback } from "../target.ts";

/** A request exactly as it goes out. */
export interface Visit {
	readonly method: "GET" | "HEAD" | "POST";
	/** Where to connect, and what the request line names; its query is sent as it is spelled there. */
	readonly url: URL;
	readonly headers: HeaderList;
	readonly body?: Buffer;
	/** For this one; never longer than that of the visitor. */
	readonly timeoutMs?: number;
}

/** Makes requests as Meta does: nothing followed, nothing decoded, nothing kept from one to the next but, on the way to other machines, connections. */
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
		visit({ method, url, headers, body, timeoutMs: own = timeoutMs }) {
			const limits = { timeoutMs: Math.min(own, timeoutMs), stop };
			return replyTo(url.href, limits, (signal) =>
				routes.to(url).request({
					origin: url.origin,
					path: url.pathname + url.search,
					method,
					headers: headers.flat(),
					...(body && { body }),
					// A connection that is kept may be closed by the app just when the next visit takes it, or keep others waiting.
					reset: isLoopback(url.hostname),
					signal,
					headersTimeout: 0,
					bodyTimeout: 0,
				}),
			);
		},
		close: () => routes.close(),
	};
}

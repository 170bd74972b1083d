import type { HeaderList } from "../webhook/delivery.ts";
import type { Reply } from "../webhook/reply.ts";
import { type Client, deliverBy } from "./deliver/deliver-by.ts";
import { proxyFailure } from "./deliver/proxy-failure.ts";
import { openRoutes, type Routes } from "./deliver/routes.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** One delivery on its way to a target. */
export interface Outgoing {
	readonly url: URL;
	/** The delivery's own; what is not for the target to see is left out. */
	readonly headers: HeaderList;
	/** The developer's, sent as they are, in the place of the delivery's of the same name. */
	readonly addedHeaders?: HeaderList;
	readonly body: Buffer;
	/** Ends the delivery early; the reply then says `stopped`. */
	readonly signal?: AbortSignal;
}

/** Posts deliveries to targets. */
export interface Courier {
	/** Follows no redirect, decodes nothing, never rejects. */
	deliver(outgoing: Outgoing): Promise<Reply>;
	/** Ends every connection; what is under way is answered with `stopped`. */
	close(): Promise<void>;
}

/** `env` is where the proxy settings are read from; `timeoutMs` spans from connecting to the end of the reply. */
export function openCourier(options: {
	readonly env: Env;
	readonly skipVerify?: boolean;
	readonly timeoutMs: number;
}): Courier {
	const { env, skipVerify = false, timeoutMs } = options;
	const routes = openRoutes({ env, skipVerify, connectMs: timeoutMs });
	const client = clientOf(routes, env);
	return {
		deliver: (outgoing) => deliverBy(client, timeoutMs, outgoing),
		close: () => routes.close(),
	};
}

function clientOf(routes: Routes, env: Env): Client {
	return async ({ url, headers, body, signal }) => {
		try {
			return await routes.to(url).request({
				origin: url.origin,
				path: url.pathname + url.search,
				method: "POST",
				headers,
				body,
				signal,
				headersTimeout: 0,
				bodyTimeout: 0,
			});
		} catch (error) {
			throw proxyFailure(error, url, env) ?? error;
		}
	};
}

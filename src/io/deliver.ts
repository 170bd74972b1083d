import { setMaxListeners } from "node:events";
import type { HeaderList } from "../webhook/delivery.ts";
import type { Reply } from "../webhook/reply.ts";
import { CutOff, failureOf } from "./deliver/failure.ts";
import { readUpTo } from "./deliver/read-up-to.ts";
import { openRoutes, type Routes } from "./deliver/routes.ts";
import { forwardHeaders } from "./forward-headers.ts";

/** Bytes of a reply that are read and kept. */
const replyBytes = 64 * 1024;

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
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly skipVerify?: boolean;
	readonly timeoutMs: number;
}): Courier {
	const { env, skipVerify = false, timeoutMs } = options;
	const routes = openRoutes({ env, skipVerify, connectMs: timeoutMs });
	return {
		deliver: (outgoing) => deliver(routes, timeoutMs, outgoing),
		close: () => routes.close(),
	};
}

async function deliver(
	routes: Routes,
	timeoutMs: number,
	{ url, headers, addedHeaders, body, signal }: Outgoing,
): Promise<Reply> {
	const started = performance.now();
	const ms = (): number => Math.round(performance.now() - started);
	const target = url.href;
	const end = endingOf(timeoutMs, signal);
	try {
		const reply = await routes.to(url).request({
			origin: url.origin,
			path: url.pathname + url.search,
			method: "POST",
			headers: forwardHeaders(headers, addedHeaders).flat(),
			body,
			signal: end.signal,
			headersTimeout: 0,
			bodyTimeout: 0,
		});
		const read = await readUpTo(replyBytes, reply.body);
		return {
			target,
			ok: true,
			status: reply.statusCode,
			ms: ms(),
			headers: headerList(reply.headers),
			...read,
		};
	} catch (error) {
		return { target, ok: false, ms: ms(), ...failureOf(error) };
	} finally {
		end.forget();
	}
}

/** One signal for the two ways a delivery is cut off: the time is over, or the caller stops. */
function endingOf(
	timeoutMs: number,
	stop: AbortSignal | undefined,
): { readonly signal: AbortSignal; forget(): void } {
	const controller = new AbortController();
	const onStop = (): void =>
		controller.abort(new CutOff("stopped", "stopped before it was answered"));
	const onTimeout = (): void =>
		controller.abort(
			new CutOff("timed-out", `no whole reply within ${timeoutMs} ms`),
		);
	const timer = setTimeout(onTimeout, timeoutMs);
	if (stop?.aborted) onStop();
	// Many deliveries wait on one signal; each takes its listener off again, so Node's warning of a leak would be wrong.
	if (stop) setMaxListeners(0, stop);
	stop?.addEventListener("abort", onStop, { once: true });
	return {
		signal: controller.signal,
		forget: () => {
			clearTimeout(timer);
			stop?.removeEventListener("abort", onStop);
		},
	};
}

function headerList(
	headers: Readonly<Record<string, string | string[] | undefined>>,
): HeaderList {
	return Object.entries(headers).flatMap(([name, value = []]) =>
		[value].flat().map((each) => [name, each] as const),
	);
}

import type { HeaderList } from "../webhook/delivery.ts";
import type { Reply } from "../webhook/reply.ts";
import { CutOff, failureOf } from "./deliver/failure.ts";
import { readUpTo } from "./deliver/read-up-to.ts";
import { openRoutes, type Routes } from "./deliver/routes.ts";

/** Bytes of a reply that are read and kept. */
const replyBytes = 64 * 1024;

/** One POST to a target, its headers and bytes as they are to be sent. */
export interface Outgoing {
	readonly url: URL;
	readonly headers: HeaderList;
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
	{ url, headers, body, signal }: Outgoing,
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
			headers: headers.flat(),
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

/** A signal of our own, so that the caller's long-lived one never gathers listeners. */
function endingOf(
	timeoutMs: number,
	stop: AbortSignal | undefined,
): { signal: AbortSignal; forget: () => void } {
	const controller = new AbortController();
	const onStop = (): void =>
		controller.abort(new CutOff("stopped", "stopped before it was answered"));
	const timer = setTimeout(() => {
		controller.abort(
			new CutOff("timed-out", `no whole reply within ${timeoutMs} ms`),
		);
	}, timeoutMs);
	stop?.addEventListener("abort", onStop, { once: true });
	if (stop?.aborted) onStop();
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

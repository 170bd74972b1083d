import { type Client, deliverBy, type Post } from "./deliver/deliver-by.ts";
import { CutOff } from "./deliver/failure.ts";
import { lookUp } from "./deliver/look-up.ts";
import type { Courier } from "./deliver.ts";
import { isLoopback, isPrivate } from "./target.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** So many deliveries have a connection each before the courier for many is worth its loading. */
const few = 20;

/**
 * A courier for a few deliveries, each with a connection of its own: it is there at once, while the one for many needs longer to
 * load than most targets to answer. That one takes over where there are more, and where the environment names a proxy; it throws
 * a `CliError` for a proxy that can't be one.
 */
export function openLightCourier(options: {
	readonly env: Env;
	readonly skipVerify: boolean;
	readonly timeoutMs: number;
}): Courier {
	const { env, skipVerify, timeoutMs } = options;
	const closing = new AbortController();
	let begun = 0;
	let full: Promise<Courier> | undefined;
	return {
		async deliver(outgoing) {
			begun += 1;
			if (begun > few || mayBeProxied(outgoing.url, env)) {
				full ??= openFullCourier(options);
				return (await full).deliver(outgoing);
			}
			const client = await openClient(outgoing.url, skipVerify);
			const { signal = closing.signal } = outgoing;
			const either = AbortSignal.any([signal, closing.signal]);
			return deliverBy(client, timeoutMs, { ...outgoing, signal: either });
		},
		async close() {
			closing.abort();
			await (await full)?.close();
		},
	};
}

function mayBeProxied({ hostname }: URL, env: Env): boolean {
	const proxy = /^https?_proxy$/i;
	const isNamed = Object.keys(env).some((name) => proxy.test(name));
	return isNamed && !isLoopback(hostname);
}

async function openFullCourier(
	options: Parameters<typeof openLightCourier>[0],
): Promise<Courier> {
	const { openCourier } = await import("./deliver.ts");
	return openCourier(options);
}

/** Loads what speaks to such a target, so that no reply seems slow for it. */
async function openClient(url: URL, skipVerify: boolean): Promise<Client> {
	const { request } =
		url.protocol === "https:"
			? await import("node:https")
			: await import("node:http");
	return (post) => postOnce(request, post, skipVerify);
}

function postOnce(
	request: typeof import("node:https").request,
	{ url, headers, body, signal }: Post,
	skipVerify: boolean,
): ReturnType<Client> {
	return new Promise((resolve, reject) => {
		const sent = request(url, {
			method: "POST",
			// Given as a list they are sent as they are; but for Connection nothing is added to them.
			headers: [
				...(isNamed("host", headers) ? [] : ["Host", url.host]),
				...headers,
				...(isNamed("content-length", headers)
					? []
					: ["Content-Length", String(body.length)]),
			],
			agent: false,
			lookup: lookUp,
			rejectUnauthorized: !(skipVerify && isPrivate(url.hostname)),
		});
		const cut = () => sent.destroy(signal.reason);
		if (signal.aborted) cut();
		signal.addEventListener("abort", cut, { once: true });
		sent.once("close", () => {
			signal.removeEventListener("abort", cut);
			// Node gives up an upgrade that nobody asked for without an error.
			reject(new CutOff("reset", "the connection was closed"));
		});
		sent.once("error", reject);
		sent.once("response", (reply) => {
			// Of what goes wrong from here on the reader of the body hears.
			sent.on("error", () => {});
			const { statusCode = 0, headers } = reply;
			resolve({ statusCode, headers, body: reply });
		});
		sent.end(body);
	});
}

function isNamed(name: string, headers: readonly string[]): boolean {
	return headers.some((each, i) => i % 2 === 0 && each.toLowerCase() === name);
}

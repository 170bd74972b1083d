import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from "undici";
import type { HeaderList } from "../../webhook/delivery.ts";
import type { ProbeDesk } from "../../webhook/probe-answer.ts";
import type { ProbeReply } from "../../webhook/provider-pages/page.ts";
import { isLoopback } from "../target.ts";
import { createDeadline } from "./deadline.ts";
import { freshLookup } from "./fresh-lookup.ts";
import {
	type ProbeFailure,
	probeFailure,
	wrongReply,
} from "./probe-failure.ts";

/** The agent Meta's own handshake comes with: providers that treat browsers in another way then treat both alike. */
const userAgent = "facebookplatform/1.0 (+http://developers.facebook.com)";
const longestBody = 65_536;
const defaultTimeoutMs = 10_000;

type Env = Readonly<Record<string, string | undefined>>;

export interface ProbeRequest {
	/** The public address, without a trailing `/`. */
	readonly url: string;
	/** The webhook's path. */
	readonly path: string;
	/** The desk of the listener that should answer. */
	readonly desk: ProbeDesk;
	/** HTTPS_PROXY, HTTP_PROXY and NO_PROXY are heeded, except for loopback. */
	readonly env: Env;
	readonly elapsed: () => number;
	readonly timeoutMs?: number;
	readonly signal?: AbortSignal;
}

export type ProbeOutcome =
	/** The request came back to this very process, after `ms`. */
	{ readonly reached: true; readonly ms: number } | ProbeFailure;

/** Sends a nonce through the public address and says whether this process answered it. Bounded in time and bytes; never rejects; follows no redirect. */
export async function probePublicAddress(
	probe: ProbeRequest,
): Promise<ProbeOutcome> {
	const { nonce, answer } = probe.desk.issue();
	const target = new URL(`${probe.url}${probe.path}?wa-hook.probe=${nonce}`);
	const timeoutMs = probe.timeoutMs ?? defaultTimeoutMs;
	const deadline = createDeadline(timeoutMs, probe.signal);
	const startedAt = probe.elapsed();
	try {
		const reply = await fetchReply(target, probe.env, deadline.signal);
		return reply.status === 200 && reply.body === answer
			? { reached: true, ms: Math.round(probe.elapsed() - startedAt) }
			: wrongReply(target, reply);
	} catch (error) {
		return probeFailure(target, error, timeoutMs);
	} finally {
		deadline.clear();
	}
}

async function fetchReply(
	target: URL,
	env: Env,
	signal: AbortSignal,
): Promise<ProbeReply> {
	// A connection of its own each time: a kept one says nothing about a new visitor's.
	const dispatcher = createDispatcher(target, env);
	try {
		const response = await request(target, {
			dispatcher,
			signal,
			headers: { "user-agent": userAgent, accept: "*/*" },
		});
		return {
			status: response.statusCode,
			headers: headerList(response.headers),
			body: await readStart(response.body),
		};
	} finally {
		await dispatcher.destroy();
	}
}

function createDispatcher(target: URL, env: Env): Dispatcher {
	const httpProxy = env["http_proxy"] ?? env["HTTP_PROXY"] ?? "";
	const httpsProxy = env["https_proxy"] ?? env["HTTPS_PROXY"] ?? "";
	const proxied = target.protocol === "https:" ? httpsProxy : httpProxy;
	if (proxied === "" || isLoopback(target.hostname)) {
		return new Agent({ connect: { lookup: freshLookup } });
	}
	return new EnvHttpProxyAgent({
		httpProxy,
		httpsProxy,
		noProxy: env["no_proxy"] ?? env["NO_PROXY"] ?? "",
	});
}

async function readStart(body: AsyncIterable<Buffer>): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of body) {
		chunks.push(chunk);
		size += chunk.length;
		if (size >= longestBody) break;
	}
	return Buffer.concat(chunks).subarray(0, longestBody).toString();
}

function headerList(
	headers: Record<string, string | string[] | undefined>,
): HeaderList {
	return Object.entries(headers).flatMap(([name, value]) =>
		[value ?? []].flat().map((one) => [name, one] as const),
	);
}

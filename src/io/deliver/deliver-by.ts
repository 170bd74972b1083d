import { setMaxListeners } from "node:events";
import type { Readable } from "node:stream";
import type { HeaderList } from "../../webhook/delivery.ts";
import type { Reply } from "../../webhook/reply.ts";
import type { Outgoing } from "../deliver.ts";
import { forwardHeaders } from "../forward-headers.ts";
import { CutOff, failureOf } from "./failure.ts";
import { readUpTo } from "./read-up-to.ts";

/** Bytes of a reply that are read and kept. */
const replyBytes = 64 * 1024;

/** A POST as an HTTP client is to make it: no redirects, nothing decoded. */
export interface Post {
	readonly url: URL;
	/** Name, value, name, value, … */
	readonly headers: string[];
	readonly body: Buffer;
	/** Cuts it off. */
	readonly signal: AbortSignal;
}

/** The beginning of a reply. */
export interface BegunReply {
	readonly statusCode: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: Readable;
}

/** Rejects when there is no reply. */
export type Client = (post: Post) => Promise<BegunReply>;

/** Posts a delivery with an HTTP client and makes a reply of whatever comes of it. Never rejects. */
export async function deliverBy(
	client: Client,
	timeoutMs: number,
	{ url, headers, addedHeaders, body, signal: stop }: Outgoing,
): Promise<Reply> {
	const flat = forwardHeaders(headers, addedHeaders).flat();
	return replyTo(url.href, { timeoutMs, stop }, (signal) =>
		client({ url, headers: flat, body, signal }),
	);
}

/** Makes a request, and a reply of whatever comes of it. Never rejects. */
export async function replyTo(
	target: string,
	{
		timeoutMs,
		stop,
	}: { readonly timeoutMs: number; readonly stop: AbortSignal | undefined },
	ask: (signal: AbortSignal) => Promise<BegunReply>,
): Promise<Reply> {
	const started = performance.now();
	const ms = (): number => Math.round(performance.now() - started);
	const end = endingOf(timeoutMs, stop);
	try {
		const reply = await ask(end.signal);
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
		// What was cut off fails in ways of its own; why it was is known here.
		const cause = end.signal.aborted ? end.signal.reason : error;
		return { target, ok: false, ms: ms(), ...failureOf(cause) };
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

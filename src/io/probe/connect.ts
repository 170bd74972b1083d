import { request as requestPlain } from "node:http";
import { request as requestEncrypted } from "node:https";
import { connect, isIP, type Socket } from "node:net";
import type { Connection } from "../../webhook/diagnose/address/observation.ts";
import { failureOf } from "../deliver/failure.ts";
import { createDeadline } from "../tunnel/deadline.ts";
import { type Limits, type NotReady, whenReady } from "./when-ready.ts";

/** An open connection that the caller ends, or why there is none. */
export interface Attempt {
	readonly connection: Connection;
	readonly socket?: Socket;
}

/** Opens TCP connections to one place; each call makes a new one. */
export type Connect = (limits: Limits) => Promise<Attempt>;

/** Connects straight to an IP address. */
export function straightTo(host: string, port: number): Connect {
	return async (limits) => {
		const ms = stopwatch();
		const socket = connect({ host, port, family: isIP(host) });
		const failure = await whenReady(socket, "connect", limits);
		if (failure !== undefined) return failed(failure, ms());
		return { connection: { ok: true, ms: ms() }, socket };
	};
}

/** Asks a proxy for a connection, as HTTP's CONNECT. */
export function throughProxy(proxy: URL, host: string, port: number): Connect {
	return async ({ timeoutMs, stop }) => {
		const ms = stopwatch();
		const deadline = createDeadline(timeoutMs, stop);
		try {
			const { status, text, socket } = await askProxy(proxy, {
				path: `${isIP(host) === 6 ? `[${host}]` : host}:${port}`,
				signal: deadline.signal,
			});
			if (status === 200) return { connection: { ok: true, ms: ms() }, socket };
			socket.destroy();
			const code = `${status} ${text}`.trim();
			return { connection: { ok: false, ms: ms(), cause: "proxy", code } };
		} catch (error) {
			if (stop?.aborted) return failed({ cause: "stopped" }, ms());
			if (deadline.signal.aborted) return failed({ cause: "timed-out" }, ms());
			return failed({ cause: "error", error }, ms());
		} finally {
			deadline.clear();
		}
	};
}

function askProxy(
	proxy: URL,
	{ path, signal }: { readonly path: string; readonly signal: AbortSignal },
): Promise<{ status: number; text: string; socket: Socket }> {
	const request = proxy.protocol === "https:" ? requestEncrypted : requestPlain;
	const user = decodeURIComponent(proxy.username);
	const password = decodeURIComponent(proxy.password);
	const credentials = Buffer.from(`${user}:${password}`).toString("base64");
	return new Promise((resolve, reject) => {
		request({
			host: proxy.hostname.replace(/^\[(.*)\]$/, "$1"),
			port: proxy.port || (proxy.protocol === "https:" ? 443 : 80),
			method: "CONNECT",
			path,
			headers: {
				host: path,
				...(user !== "" && { "proxy-authorization": `Basic ${credentials}` }),
			},
			agent: false,
			signal,
		})
			.on("connect", ({ statusCode = 0, statusMessage = "" }, socket) => {
				socket.on("error", () => {});
				resolve({ status: statusCode, text: statusMessage, socket });
			})
			.on("response", (response) => {
				response.destroy();
				reject(new Error(`answered ${response.statusCode} to CONNECT`));
			})
			.on("error", reject)
			.end();
	});
}

function failed(failure: NotReady, ms: number): Attempt {
	if (failure.cause !== "error") {
		const { cause } = failure;
		return { connection: { ok: false, ms, cause, code: cause } };
	}
	const { cause, detail } = failureOf(failure.error);
	return {
		connection: { ok: false, ms, cause, code: codeOf(failure.error) ?? detail },
	};
}

function codeOf(error: unknown): string | undefined {
	return error instanceof Error && "code" in error
		? String(error.code)
		: undefined;
}

/** Milliseconds since now, in whole ones. */
export function stopwatch(): () => number {
	const started = performance.now();
	return () => Math.round(performance.now() - started);
}

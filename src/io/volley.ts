import type { Dispatcher } from "undici";
import type { FailureCause } from "../webhook/reply.ts";
import { CutOff, failureOf } from "./deliver/failure.ts";
import { openRoutes } from "./deliver/routes.ts";

/** The status that a target answered with, or why it did not answer. */
export type Outcome = number | FailureCause;

/** Posts many deliveries to one target, and keeps of each reply its status alone. */
export interface Volley {
	/** Takes names and values by turns, to be sent as they are. Resolves when the whole reply was read; never rejects. */
	post(headers: string[], body: Buffer): Promise<Outcome>;
	/** Ends every connection; what is under way is answered with `stopped`. */
	close(): Promise<void>;
}

/** Uses so many connections, kept open, with one delivery under way on each. `timeoutMs` spans a whole exchange. */
export function openVolley(options: {
	readonly url: URL;
	readonly connections: number;
	readonly timeoutMs: number;
	readonly skipVerify: boolean;
	/** Where the proxy settings are read from. */
	readonly env: Readonly<Record<string, string | undefined>>;
}): Volley {
	const { url, connections, timeoutMs, skipVerify, env } = options;
	const routes = openRoutes({
		env,
		skipVerify,
		connectMs: timeoutMs,
		connections,
	});
	const dispatcher = routes.to(url);
	const { origin } = url;
	const path = url.pathname + url.search;
	return {
		post: (headers, body) =>
			new Promise((resolve) => {
				const request = {
					origin,
					path,
					method: "POST",
					headers,
					body,
					headersTimeout: 0,
					bodyTimeout: 0,
				} as const;
				dispatcher.dispatch(request, new Exchange(timeoutMs, resolve));
			}),
		close: () => routes.close(),
	};
}

/** One delivery and its reply. Below `fetch` and `request`, because a stream for each reply costs as much as all the rest. */
class Exchange implements Dispatcher.DispatchHandler {
	readonly #settle: (outcome: Outcome) => void;
	readonly #timer: NodeJS.Timeout;
	#controller: Dispatcher.DispatchController | undefined;
	#status = 0;
	#isOver = false;

	constructor(timeoutMs: number, settle: (outcome: Outcome) => void) {
		this.#settle = settle;
		this.#timer = setTimeout(() => this.#cutOff(), timeoutMs);
	}

	onRequestStart(controller: Dispatcher.DispatchController): void {
		this.#controller = controller;
		if (this.#isOver) this.#cutOff();
	}

	onResponseStart(
		_controller: Dispatcher.DispatchController,
		status: number,
	): void {
		this.#status = status;
	}

	onResponseData(): void {}

	onResponseEnd(): void {
		clearTimeout(this.#timer);
		this.#settle(this.#status);
	}

	onResponseError(
		_controller: Dispatcher.DispatchController,
		error: Error,
	): void {
		clearTimeout(this.#timer);
		this.#settle(failureOf(error).cause);
	}

	#cutOff(): void {
		// Without a controller it is still connecting: that has the same limit, or there will be one.
		this.#isOver = true;
		this.#controller?.abort(new CutOff("timed-out", "no whole reply in time"));
	}
}

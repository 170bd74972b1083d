import type { IncomingMessage, ServerResponse } from "node:http";
import type { HeaderList } from "../../webhook/delivery.ts";
import { Afterwork } from "./afterwork.ts";
import { Budget } from "./budget.ts";
import type { Limits } from "./limits.ts";
import { readBody } from "./read-body.ts";
import type { Refusal, RefusalReason } from "./refusal.ts";
import { refusalByHead } from "./refusal-by-head.ts";
import { refuse } from "./refuse.ts";

/** One whole request to the webhook's path, as it came. */
export interface IncomingRequest {
	readonly method: string;
	/** The request target, query included, nothing decoded. */
	readonly target: string;
	readonly path: string;
	/** What stands behind the first `?`; empty without one. */
	readonly query: string;
	readonly headers: HeaderList;
	readonly body: Buffer;
	readonly remoteAddress: string | undefined;
}

/** What to say, and what to do once it has been said. */
export interface Answer {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
	readonly afterwards?: () => Promise<void>;
}

interface ExchangeOptions {
	readonly path: string;
	readonly limits: Limits;
	readonly answer: (request: IncomingRequest) => Promise<Answer>;
	readonly onRefused: (refusal: Refusal) => void;
	readonly onFault: (fault: unknown) => void;
}

/** Turns requests into answers within the limits, whatever server they came through. */
export class Exchange {
	readonly #options: ExchangeOptions;
	readonly #inFlight: Budget;
	readonly #held: Budget;
	readonly #afterwork: Afterwork;
	#stopping = false;

	constructor(options: ExchangeOptions) {
		this.#options = options;
		this.#inFlight = new Budget(options.limits.inFlight);
		this.#held = new Budget(options.limits.bufferedBytes);
		this.#afterwork = new Afterwork(options.onFault);
	}

	/** Answers one request; never rejects. With `awaitsGo` the sender holds its body back until it is told to go on. */
	async receive(
		request: IncomingMessage,
		response: ServerResponse,
		awaitsGo = false,
	): Promise<void> {
		const target = request.url ?? "";
		const mark = target.indexOf("?");
		const path = mark === -1 ? target : target.slice(0, mark);
		const query = mark === -1 ? "" : target.slice(mark + 1);

		const reason = this.#refusal(request, path);
		if (reason !== undefined) {
			this.#refuse(request, response, path, reason, awaitsGo);
			return;
		}
		if (awaitsGo) response.writeContinue();

		const { limits } = this.#options;
		const body = await readBody(request, limits.bodyBytes, this.#held);
		if (typeof body !== "string") {
			await this.#answer(response, {
				method: request.method ?? "",
				target,
				path,
				query,
				headers: pairs(request.rawHeaders),
				body,
				remoteAddress: request.socket.remoteAddress,
			});
			this.#held.giveBack(body.length);
		} else if (body !== "gone") {
			this.#refuse(request, response, path, body, false);
		}
		this.#inFlight.giveBack(1);
	}

	/** Refuses whatever comes from now on; resolves when all that came before is answered and its afterwork done. */
	async finish(): Promise<void> {
		this.#stopping = true;
		await this.#inFlight.empty();
		await this.#afterwork.done();
	}

	/** Without a reason to refuse, the request is counted as in flight. */
	#refusal(request: IncomingMessage, path: string): RefusalReason | undefined {
		if (this.#stopping) return "stopping";
		const reason = refusalByHead(request, path, this.#options);
		if (reason !== undefined) return reason;
		return this.#inFlight.take(1) ? undefined : "busy";
	}

	#refuse(
		request: IncomingMessage,
		response: ServerResponse,
		path: string,
		reason: RefusalReason,
		awaitsGo: boolean,
	): void {
		const method = request.method ?? "";
		this.#options.onRefused({ reason, method, path });
		refuse(request, response, reason, this.#options.limits, awaitsGo);
	}

	async #answer(
		response: ServerResponse,
		request: IncomingRequest,
	): Promise<void> {
		try {
			const answer = await this.#options.answer(request);
			send(response, answer, this.#stopping);
			if (answer.afterwards) this.#afterwork.add(answer.afterwards);
		} catch (fault) {
			response.statusCode = 500;
			response.end();
			this.#options.onFault(fault);
		}
	}
}

function send(
	response: ServerResponse,
	{ status, headers, body = "" }: Answer,
	last: boolean,
): void {
	// Not `writeHead`: it sends the head before the length is known, and the body in chunks.
	response.statusCode = status;
	for (const name in headers) response.setHeader(name, headers[name] ?? "");
	if (body !== "") response.setHeader("X-Content-Type-Options", "nosniff");
	if (last) response.setHeader("Connection", "close");
	response.end(body);
}

function pairs(raw: readonly string[]): HeaderList {
	const headers: [string, string][] = [];
	for (let i = 0; i + 1 < raw.length; i += 2) {
		headers.push([raw[i] ?? "", raw[i + 1] ?? ""]);
	}
	return headers;
}

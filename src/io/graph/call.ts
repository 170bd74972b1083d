import type { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import { CliError } from "../../errors.ts";
import type { HeaderList } from "../../webhook/delivery.ts";
import { writeDuration } from "../../webhook/duration.ts";
import type { GraphReply } from "../../webhook/graph/graph-reply.ts";
import { readAnswer } from "../../webhook/graph/read-answer.ts";
import { CutOff, failureOf } from "../deliver/failure.ts";
import { readUpTo } from "../deliver/read-up-to.ts";
import type { Routes } from "../deliver/routes.ts";
import { concealment } from "./concealment.ts";
import type { EncodedContent } from "./content.ts";
import type { Params } from "./graph.ts";

/** One request to the Graph API. */
export interface Call {
	readonly method: Dispatcher.HttpMethod;
	/** The API's address with its version. */
	readonly base: URL;
	readonly path: string;
	readonly params?: Params | undefined;
	readonly content?: EncodedContent | undefined;
	readonly credential?: string | undefined;
}

/** What an answer begins with; nothing in it that was secret in the request. */
export interface Answered {
	readonly status: number;
	readonly headers: HeaderList;
}

/** Bytes of an answer that are read: a long list of templates has a few hundred thousand. */
const answerBytes = 8 * 1024 * 1024;

/**
 * Makes one request and reads its answer. Rejects only with a CliError, where a file that is uploaded can't be read to its end; what
 * was secret in the request is masked in all that the reply says.
 */
export async function call(
	one: Call,
	{
		routes,
		timeoutMs,
		stop,
		onAnswer,
	}: {
		readonly routes: Routes;
		readonly timeoutMs: number;
		readonly stop: AbortSignal | undefined;
		readonly onAnswer: ((answered: Answered) => void) | undefined;
	},
): Promise<GraphReply> {
	const patience = createPatience(timeoutMs);
	const timeout = patience.signal;
	const signal = stop ? AbortSignal.any([timeout, stop]) : timeout;
	const conceal = concealment(one);
	const { moved } = patience;
	try {
		const answer = await begin(one, routes, { signal, moved });
		const status = answer.statusCode;
		const headers = headerList(answer.headers);
		onAnswer?.({ status, headers: concealed(headers, conceal) });
		const read = await readUpTo(answerBytes, answer.body);
		return readAnswer(
			{ status, headers, body: read.body.toString() },
			{ now: Date.now(), conceal },
		);
	} catch (error) {
		// The file that was to go out failed, not the way to Meta; unless it is the caller's reason for stopping.
		if (error instanceof CliError && !signal.aborted) throw error;
		const failure = failureOf(cutOff(timeout, timeoutMs, stop) ?? error);
		return { ok: false, problem: "unreachable", ...failure };
	} finally {
		patience.end();
	}
}

/** Aborts after so many milliseconds, counted anew from the last time that something moved: an upload may take long, but not stand still. */
function createPatience(ms: number) {
	const timeUp = new AbortController();
	const timer = setTimeout(() => timeUp.abort(), ms);
	return {
		signal: timeUp.signal,
		moved: () => void timer.refresh(),
		end: () => clearTimeout(timer),
	};
}

function begin(
	{ method, base, path, params = {}, content, credential }: Call,
	routes: Routes,
	{
		signal,
		moved,
	}: { readonly signal: AbortSignal; readonly moved: () => void },
): Promise<{
	readonly statusCode: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: Readable;
}> {
	const body = content?.body ?? null;
	return routes.to(base).request({
		origin: base.origin,
		path: base.pathname + encodedPath(path),
		query: definedIn(params),
		method,
		headers: {
			accept: "application/json",
			"user-agent": "wa-hook",
			...(credential !== undefined && {
				authorization: `Bearer ${credential}`,
			}),
			...content?.headers,
		},
		body: typeof body === "function" ? body(moved) : body,
		signal,
		headersTimeout: 0,
		bodyTimeout: 0,
	});
}

/** Ids come from configuration: whatever is in one, it stays one segment of the path. */
function encodedPath(path: string): string {
	return path.split("/").map(encodeURIComponent).join("/");
}

function definedIn(params: Params): Record<string, string> {
	const defined: Record<string, string> = {};
	for (const [name, value] of Object.entries(params)) {
		if (value !== undefined) defined[name] = value;
	}
	return defined;
}

/** What was cut off fails in ways of its own; why it was is known here. */
function cutOff(
	timeout: AbortSignal,
	timeoutMs: number,
	stop: AbortSignal | undefined,
): CutOff | undefined {
	if (stop?.aborted)
		return new CutOff("stopped", "stopped before it was answered");
	if (!timeout.aborted) return undefined;
	return new CutOff(
		"timed-out",
		`no whole answer within ${writeDuration(timeoutMs)}`,
	);
}

function headerList(
	headers: Readonly<Record<string, string | string[] | undefined>>,
): HeaderList {
	return Object.entries(headers).flatMap(([name, value = []]) =>
		[value].flat().map((each) => [name, each] as const),
	);
}

function concealed(
	headers: HeaderList,
	conceal: (text: string) => string,
): HeaderList {
	return headers.map(([name, value]) => [name, conceal(value)]);
}

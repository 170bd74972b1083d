import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { writeDuration } from "../../webhook/duration.ts";
import type { GraphProblem } from "../../webhook/graph/graph-reply.ts";
import { readAnswer } from "../../webhook/graph/read-answer.ts";
import { CutOff, failureOf } from "../deliver/failure.ts";
import { readUpTo } from "../deliver/read-up-to.ts";
import { openRoutes } from "../deliver/routes.ts";
import { concealment } from "./concealment.ts";

/** A file to be got. */
export interface Download {
	/** One that `mediaAddress` has let pass: it gets the credential. */
	readonly url: URL;
	readonly credential: string;
	/** Where the proxy's settings are read from. */
	readonly env: Readonly<Record<string, string | undefined>>;
	/** The file is let go where it turns out larger. */
	readonly mostBytes: number;
	/** How long nothing may come. */
	readonly timeoutMs: number;
	readonly stop: AbortSignal;
}

/** What came of it. The bytes that were handed over are worth nothing where it isn't `ok`. */
export type Downloaded =
	| {
			readonly ok: true;
			readonly bytes: number;
			/** In hexadecimal digits. */
			readonly sha256: string;
	  }
	| { readonly ok: false; readonly problem: "too-large" }
	| GraphProblem;

/** Where the bytes go, piece by piece; the next is read when this has resolved. What it rejects with, the download rejects with. */
export type Take = (piece: Buffer) => Promise<void>;

/** Gets a file with one request, as a stream: no redirect is followed, and nothing is decoded. Rejects only as `take` does. */
export async function download(
	{ url, credential, env, mostBytes, timeoutMs, stop }: Download,
	take: Take,
): Promise<Downloaded> {
	const routes = openRoutes({ env, skipVerify: false, connectMs: timeoutMs });
	try {
		const { statusCode, headers, body } = await routes.to(url).request({
			origin: url.origin,
			path: url.pathname + url.search,
			method: "GET",
			headers: {
				accept: "*/*",
				"user-agent": "wa-hook",
				authorization: `Bearer ${credential}`,
			},
			signal: stop,
			headersTimeout: timeoutMs,
			bodyTimeout: timeoutMs,
		});
		if (statusCode !== 200) {
			const conceal = concealment({
				method: "GET",
				base: url,
				path: "",
				credential,
			});
			return await refusal(statusCode, body, conceal);
		}
		if (Number(headers["content-length"]) > mostBytes) {
			body.destroy();
			return { ok: false, problem: "too-large" };
		}
		return await readAll(body, mostBytes, take);
	} catch (error) {
		if (error instanceof Taken) throw error.cause;
		const failure = failureOf(cutOff(error, timeoutMs, stop));
		return { ok: false, problem: "unreachable", ...failure };
	} finally {
		await routes.close();
	}
}

async function readAll(
	body: Readable,
	mostBytes: number,
	take: Take,
): Promise<Downloaded> {
	const hash = createHash("sha256");
	let bytes = 0;
	for await (const piece of body) {
		bytes += piece.length;
		if (bytes > mostBytes) return { ok: false, problem: "too-large" };
		hash.update(piece);
		await take(piece).catch((cause: unknown) => {
			throw new Taken("could not be taken", { cause });
		});
	}
	return { ok: true, bytes, sha256: hash.digest("hex") };
}

/** Sets apart what `take` rejected with from what went wrong on the way. */
class Taken extends Error {}

const longestRefusal = 64 * 1024;

async function refusal(
	status: number,
	body: Readable,
	conceal: (text: string) => string,
): Promise<GraphProblem> {
	const read = await readUpTo(longestRefusal, body);
	const answer = { status, headers: [], body: read.body.toString() };
	const reply = readAnswer(answer, { now: 0, conceal });
	if (!reply.ok) return reply;
	// Another status of success: part of a file, or no content.
	const detail = `answered ${status}, not with a file`;
	return { ok: false, problem: "unreadable", status, detail };
}

/** What was cut off fails in ways of its own. */
function cutOff(error: unknown, timeoutMs: number, stop: AbortSignal): unknown {
	if (stop.aborted) return new CutOff("stopped", "stopped before it was whole");
	const code = error instanceof Error && "code" in error ? error.code : "";
	return code === "UND_ERR_BODY_TIMEOUT" || code === "UND_ERR_HEADERS_TIMEOUT"
		? new CutOff("timed-out", `nothing came for ${writeDuration(timeoutMs)}`)
		: error;
}

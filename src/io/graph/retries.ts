import { setTimeout as pause } from "node:timers/promises";
import type { GraphReply } from "../../webhook/graph/graph-reply.ts";

const attempts = 3;
/** Whoever is asked to wait for longer than this is told so instead. */
const longestPauseMs = 5_000;

/** Asks again, after a pause, while what came of it is said or known to pass; for what changes nothing. */
export async function withRetries(
	{
		pauseMs,
		stop,
	}: { readonly pauseMs: number; readonly stop: AbortSignal | undefined },
	ask: () => Promise<GraphReply>,
): Promise<GraphReply> {
	for (let attempt = 1; ; attempt++) {
		const reply = await ask();
		const wait = pauseAfter(reply, pauseMs * 2 ** (attempt - 1));
		const isLast = attempt === attempts || stop?.aborted === true;
		if (isLast || wait === undefined || wait > longestPauseMs) return reply;
		// A wish to stop ends the pause, and then the attempt after it.
		await pause(wait, undefined, stop && { signal: stop }).catch(() => {});
	}
}

/** Milliseconds to wait before asking again; undefined where that would not help. */
function pauseAfter(reply: GraphReply, pauseMs: number): number | undefined {
	if (reply.ok) return undefined;
	if (reply.problem === "unreachable") {
		return reply.cause === "reset" ? pauseMs : undefined;
	}
	if (reply.problem === "unreadable") {
		return reply.status >= 500 ? pauseMs : undefined;
	}
	const { isTransient, status, retryAfterMs } = reply.error;
	const mayPass = isTransient || status === 429 || status >= 500;
	return mayPass ? (retryAfterMs ?? pauseMs) : undefined;
}

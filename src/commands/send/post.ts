import { setTimeout as pause } from "node:timers/promises";
import { CliError, ExitCode } from "../../errors.ts";
import { duration } from "../../view/quantities.ts";
import { safe } from "../../view/safe.ts";
import { familyOf, findError } from "../../webhook/error-codes/find.ts";
import type { GraphError } from "../../webhook/graph/graph-error.ts";
import type { GraphReply } from "../../webhook/graph/graph-reply.ts";
import { isMarkedRead, readSent, type Sent } from "../../webhook/send/sent.ts";
import type { Body } from "./compose.ts";
import type { Means } from "./means.ts";
import { postRefusal } from "./post-refusal.ts";
import { tellMarkedRead, tellSent } from "./tell-sent.ts";

/** A message that Meta took. */
export interface SentMessage {
	readonly sent: Sent;
	/** When it was handed over, in milliseconds since the epoch. */
	readonly at: number;
}

/** Posts a message and tells what Meta answered; undefined where that names no message, as for what is marked as read. Throws CliError for any other answer, and for none. */
export async function post(
	body: Body,
	means: Means,
): Promise<SentMessage | undefined> {
	const { context } = means;
	const { at, ms, reply } = await postOnce(body, means);
	if (!reply.ok) throw postRefusal(reply, means.settings);
	const sent = readSent(reply.value);
	if (sent !== undefined) {
		tellSent(sent, ms, means.settings, context);
		return { sent, at };
	}
	if (!isMarkedRead(reply.value)) throw noMessage();
	tellMarkedRead(ms, means.settings, context);
	return undefined;
}

/** Waits that Meta asks for are kept where they are shorter than this. */
const longestPauseMs = 60_000;
const attempts = 3;

/** Posts it until it isn't refused for coming too soon: that, said by Meta itself, is the one answer after which nothing can have been sent. */
async function postOnce(
	body: Body,
	{ graph, token, from, context }: Means,
): Promise<{
	readonly at: number;
	readonly ms: number;
	readonly reply: GraphReply;
}> {
	const { elapsed, now, stderr, stop } = context;
	for (let attempt = 1; ; attempt++) {
		const at = now();
		const began = elapsed();
		const path = `/${from}/messages`;
		const reply = await graph.post(path, { json: body }, token);
		const ms = Math.round(elapsed() - began);
		const wait = askedPause(reply);
		if (wait === undefined || attempt === attempts) return { at, ms, reply };
		stderr.write(
			safe`Meta sends nothing just now, and asks to wait ${duration(wait)}: waiting\n`,
		);
		await pause(wait, undefined, { signal: stop }).catch(() => {});
		if (stop.aborted) throw interrupted();
	}
}

function interrupted(): CliError {
	return new CliError("interrupted", "interrupted; nothing was sent", {
		exitCode: ExitCode.Interrupted,
	});
}

function askedPause(reply: GraphReply): number | undefined {
	if (reply.ok || reply.problem !== "refused") return undefined;
	const { retryAfterMs = Number.POSITIVE_INFINITY } = reply.error;
	const mayPass = isThrottled(reply.error) && retryAfterMs <= longestPauseMs;
	return mayPass ? retryAfterMs : undefined;
}

function isThrottled({ code, status }: GraphError): boolean {
	const family = findError(code)?.family ?? familyOf(code);
	return family === "throttling" || status === 429;
}

function noMessage(): CliError {
	return new CliError(
		"sent-without-id",
		"Meta took the message, but its answer names none",
		{
			hint: "look at the phone before you send it again",
			exitCode: ExitCode.GraphRefused,
		},
	);
}

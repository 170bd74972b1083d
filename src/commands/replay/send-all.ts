import type { Context } from "../../context.ts";
import type { Courier } from "../../io/deliver.ts";
import { forwardHeaders } from "../../io/forward-headers.ts";
import type { Spool } from "../../io/spool.ts";
import { unmet } from "../../webhook/expectation.ts";
import type { Reply } from "../../webhook/reply.ts";
import {
	isRedelivered,
	retryDelays,
	retrySpan,
} from "../../webhook/retries.ts";
import { pause } from "./pause.ts";
import type { Turn } from "./plan.ts";
import type { MakePost, Post } from "./posts.ts";
import { createQueue } from "./queue.ts";
import { type SavedPost, savePost } from "./saved-post.ts";
import type { ReplaySettings } from "./settings.ts";
import type { Attempt, ReplayView, Verdict } from "./view.ts";

/** What sending needs. */
export interface SendingMeans {
	readonly settings: Pick<
		ReplaySettings,
		"headers" | "manner" | "expect" | "fault"
	>;
	readonly url: URL;
	readonly make: MakePost;
	/** The number of the first POST; 1 where nothing was sent before. */
	readonly firstNumber?: number;
	readonly courier: Courier;
	/** Where bodies wait that are to be sent again. */
	readonly spool: Spool;
	readonly view: Pick<ReplayView, "step" | "sent" | "replied">;
	readonly advise: (reply: Reply, body: Buffer) => string | undefined;
	/** Told of every attempt that was not stopped on its way. */
	readonly onVerdict: (attempt: Attempt, verdict: Verdict) => void;
	readonly elapsed: Context["elapsed"];
	/** Ends the run: nothing more is sent. */
	readonly signal: AbortSignal;
	/** Gives up even what is under way. */
	readonly cutOff: AbortSignal;
}

/** One that is to be sent, and how often it was already. */
interface Sending {
	readonly turn: Turn;
	readonly number: number;
	readonly attempt: number;
	/** Made already, if it was sent before. */
	readonly saved?: SavedPost;
}

/** Sends one after the other when they are due, and again those that are to be; resolves when all is done or the run is stopped. */
export async function sendAll(
	plan: readonly Turn[],
	means: SendingMeans,
): Promise<void> {
	const { settings, elapsed, signal, spool, firstNumber = 1 } = means;
	const { intervalMs, retry, timeScale } = settings.manner;
	const delays = retryDelays(retry);
	const make = makeOnce(means.make, spool);
	const sendings = plan.map((turn, index): Sending => {
		return { turn, number: firstNumber + index, attempt: 1 };
	});
	const queue = createQueue(sendings, intervalMs, elapsed());

	for (;;) {
		const due = queue.take(elapsed());
		if (due === undefined) return;
		if (!(await pause(due.at - elapsed(), signal))) return;
		const sending = due.item;
		const post = await (sending.saved?.read() ?? make(sending.turn));
		const againInMs = delays[sending.attempt - 1];
		const verdict = await deliver(sending, post, againInMs, means);
		if (verdict === undefined) return;
		if (verdict.againInMs === undefined) {
			sending.saved?.forget();
			continue;
		}
		const saved = sending.saved ?? (await savePost(post, spool));
		const next = { ...sending, attempt: sending.attempt + 1, saved };
		queue.again(next, elapsed() + verdict.againInMs / timeScale);
	}
}

async function deliver(
	{ turn, number, attempt }: Sending,
	{ name, headers, body, isShipped, scenario, isRepetition }: Post,
	againInMs: number | undefined,
	means: SendingMeans,
): Promise<Verdict | undefined> {
	const { settings, url, courier, view, cutOff } = means;
	const { copy, copies } = turn;
	const attempts = retryDelays(settings.manner.retry).length + 1;
	const shown: Attempt = {
		number,
		name,
		headers: forwardHeaders(headers, settings.headers),
		body,
		isShipped,
		fault: settings.fault,
		copy,
		copies,
		attempt,
		attempts,
		scenario,
		isRepetition,
	};
	await view.sent(shown);
	const reply = await courier.deliver({
		url,
		headers,
		addedHeaders: settings.headers,
		body,
		signal: cutOff,
	});
	if (cutOff.aborted) return undefined;
	const verdict = judge(reply, body, againInMs, means);
	means.onVerdict(shown, verdict);
	await view.replied(shown, verdict);
	return verdict;
}

function judge(
	reply: Reply,
	body: Buffer,
	againInMs: number | undefined,
	{ settings, advise }: SendingMeans,
): Verdict {
	const problems = unmet(reply, settings.expect);
	const { retry } = settings.manner;
	const isAgain = isRedelivered(reply.ok ? reply.status : undefined);
	const isGivenUp = isAgain && againInMs === undefined && retry !== "none";
	return {
		reply,
		unmet: problems,
		againInMs: isAgain ? againInMs : undefined,
		givenUpAfterMs: isGivenUp ? retrySpan(retry) : undefined,
		hint: problems.length === 0 ? undefined : advise(reply, body),
	};
}

/** Copies are the same to the byte, so they are made once, and forgotten with the last. */
function makeOnce(make: MakePost, spool: Spool): (turn: Turn) => Promise<Post> {
	const made = new Map<number, SavedPost>();
	return async ({ post: key, sources, copy, copies }) => {
		const saved = made.get(key);
		const post = await (saved?.read() ?? make(sources));
		if (copy === copies) {
			made.delete(key);
			saved?.forget();
		} else if (saved === undefined) {
			made.set(key, await savePost(post, spool));
		}
		return post;
	};
}

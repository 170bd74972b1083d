import {
	type DeliveryTry,
	isDeadEnd,
	isTooSlow,
} from "../../webhook/diagnose/deliveries/observation.ts";
import type { ProbeName } from "../../webhook/diagnose/deliveries/probe.ts";
import { isAway, type Reply } from "../../webhook/reply.ts";
import type { BuiltRequest } from "../../webhook/request.ts";
import type { Visitor } from "./visitor.ts";

/** One app, what was tried on it so far, and whether trying more is of use. */
export interface Attempt {
	readonly tries: readonly DeliveryTry[];
	/** Posts a delivery and keeps what comes back; undefined once it is over. */
	try(probe: ProbeName, request: BuiltRequest): Promise<Reply | undefined>;
	/** Posts without keeping anything. */
	post(request: BuiltRequest): Promise<Reply>;
	/** Where the last one was cut off, posts once more: who isn't there any more then was ended by it. */
	seeWhetherAlive(request: BuiltRequest): Promise<void>;
	isOver(): boolean;
}

// One may be what the app can't cope with; after two more, whoever waits has waited enough.
const mostUnanswered = 2;

/** Begins with nothing tried. It is over when nobody is there, when several deliveries weren't answered or too late, or when `stop` aborts. */
export function openAttempt(
	visitor: Visitor,
	url: URL,
	tooSlowMs: number,
	stop: AbortSignal | undefined,
): Attempt {
	const tries: DeliveryTry[] = [];
	const post = ({ headers, body }: BuiltRequest) =>
		visitor.visit({ method: "POST", url, headers, body });
	const isOver = () => {
		const [first] = tries;
		const unanswered = tries.filter(({ reply }) => !reply.ok);
		return (
			stop?.aborted === true ||
			(first !== undefined && isDeadEnd(first.reply)) ||
			unanswered.some(({ reply }) => isGone(reply)) ||
			unanswered.length > mostUnanswered ||
			isTooSlow({ tries, tooSlowMs })
		);
	};
	return {
		tries,
		post,
		isOver,
		async try(probe, request) {
			if (isOver()) return undefined;
			const reply = await post(request);
			const isStopped = !reply.ok && reply.cause === "stopped";
			if (!isStopped) tries.push({ probe, reply });
			return reply;
		},
		async seeWhetherAlive(request) {
			const last = tries.at(-1)?.reply;
			if (last?.ok !== false || last.cause !== "reset") return;
			const reply = await post(request);
			if (isGone(reply)) tries.push({ probe: "missing", reply });
		},
	};
}

function isGone(reply: Reply): boolean {
	return !reply.ok && isAway(reply.cause);
}

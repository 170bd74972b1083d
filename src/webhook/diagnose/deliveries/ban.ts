import type { Reply } from "../../reply.ts";
import type { Finding } from "../finding.ts";
import { isSameAnswer, isSigned, seenAnswer, statusOf } from "./answers.ts";
import {
	type DeliveriesObservation,
	type DeliveryTry,
	isAccepted,
} from "./observation.ts";

/** What an app said before it refused whatever came, and that it did. */
export interface Ban {
	readonly judged: DeliveriesObservation;
	readonly limited: Finding;
}

/**
 * Whether an app that took an ordinary delivery gives one and the same refusal to everything from some point on, to the same ordinary
 * delivery, too: it has shut out who sent wrong signatures. Undefined where it has not.
 */
export function findBan(observation: DeliveriesObservation): Ban | undefined {
	const { tries } = observation;
	const last = tries.at(-1)?.reply;
	const status = statusOf(last) ?? 0;
	if (status < 400 || status >= 500) return undefined;
	const before = tries.slice(0, beginOf(tries, last));
	const shutOut = tries.slice(before.length);
	const accepted = before.filter(
		({ probe, reply }) => isSigned(probe) && isAccepted(reply),
	);
	const [first] = accepted;
	const isOrdinary = ordinary.every((name) =>
		shutOut.some(({ probe }) => probe === name),
	);
	// Who is limited takes what comes before the limit is reached, rightly signed or not.
	const isLimit = status === 429 && accepted.length > 1;
	const [begin] = shutOut;
	if (!first || !begin || !isOrdinary || isLimit) return undefined;
	return {
		judged: { ...observation, tries: before },
		limited: {
			code: "post-banned",
			level: "warn",
			title: `accepted at first, but from the ${before.length + 1}th delivery on whatever comes is answered ${status}`,
			seen: [
				seenAnswer(first.probe, first.reply),
				seenAnswer(begin.probe, begin.reply),
			],
		},
	};
}

/** Where the answers begin that are all like the last one. */
function beginOf(
	tries: readonly DeliveryTry[],
	last: Reply | undefined,
): number {
	const other = tries.findLastIndex(({ reply }) => !isSameAnswer(reply, last));
	return other + 1;
}

/** These differ from the first, which was accepted, in their ids alone. */
const ordinary = ["together-1", "together-2"] as const;

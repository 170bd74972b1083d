import type { Reply } from "../../reply.ts";
import type { ProbeName } from "./probe.ts";

/** What an app answered to the deliveries that were tried on it. */
export interface DeliveriesObservation {
	/** The name of the header that signatures were sent under. */
	readonly header: string;
	/** Without a secret only what needs none was tried. */
	readonly hasSecret: boolean;
	/** Whether rightly signed deliveries were to be sent, too. */
	readonly signed: boolean;
	/** Milliseconds beyond which an answer is slow, and beyond which it is too late. */
	readonly slowMs: number;
	readonly tooSlowMs: number;
	/** In the order in which they were sent. What was stopped is not among them. */
	readonly tries: readonly DeliveryTry[];
	/** The signature that the app takes in the place of the right one, where it refuses that and one was found. */
	readonly accepts?: AcceptedInstead;
}

/** A delivery that was tried, and what came of it. */
export interface DeliveryTry {
	readonly probe: ProbeName;
	readonly reply: Reply;
}

/** A signature that is not the right one, by what is different about it. */
export interface AcceptedInstead {
	/** As that of a guess: `other-key`, `body-empty`. */
	readonly code: string;
	/** In words that name a key by its label. */
	readonly name: string;
}

/** Whether a reply is 2xx. */
export function isAccepted(reply: Reply): boolean {
	return reply.ok && reply.status >= 200 && reply.status < 300;
}

/** Whether so many answers came too late that waiting for more is asked too much. */
export function isTooSlow({
	tries,
	tooSlowMs,
}: Pick<DeliveriesObservation, "tries" | "tooSlowMs">): boolean {
	const late = tries.filter(({ reply }) => reply.ms > tooSlowMs);
	return late.length >= mostLate;
}

const mostLate = 3;

/** Whether nobody who judges signatures gave this answer, so that no other delivery would tell more. */
export function isDeadEnd(reply: Reply): boolean {
	if (!reply.ok) return true;
	const { status } = reply;
	return (status >= 300 && status < 400) || unanswering.has(status);
}

const unanswering: ReadonlySet<number> = new Set([
	404, 405, 415, 419, 429, 502, 503, 504, 530,
]);

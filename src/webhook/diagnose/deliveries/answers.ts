import type { Reply } from "../../reply.ts";
import {
	type DeliveriesObservation,
	type DeliveryTry,
	isAccepted,
} from "./observation.ts";
import {
	type ProbeName,
	probeTitle,
	type SignedProbeName,
	signedProbes,
} from "./probe.ts";

/** What came back for each delivery, by what it was sent for. */
export interface Answers {
	reply(name: ProbeName): Reply | undefined;
	/** False also for what was not sent. */
	accepts(name: ProbeName): boolean;
	/** Whether an answer came that is not 2xx. False for what was not sent. */
	rejects(name: ProbeName): boolean;
	/** Whether it was answered as a delivery with a wrong signature is. */
	refusesSignature(name: ProbeName): boolean;
	/** The rightly signed ones that were sent. */
	readonly signed: readonly SignedTry[];
}

/** A rightly signed delivery that was tried. */
export interface SignedTry extends DeliveryTry {
	readonly probe: SignedProbeName;
}

/** Looks answers up. */
export function answersOf({ tries }: DeliveriesObservation): Answers {
	const replies = new Map(tries.map(({ probe, reply }) => [probe, reply]));
	const wrong = replies.get("wrong-secret");
	const accepts = (name: ProbeName) => {
		const reply = replies.get(name);
		return reply !== undefined && isAccepted(reply);
	};
	const rejects = (name: ProbeName) =>
		replies.get(name)?.ok === true && !accepts(name);
	return {
		reply: (name) => replies.get(name),
		accepts,
		rejects,
		refusesSignature(name) {
			const reply = replies.get(name);
			const status = statusOf(reply);
			const isUsual = status === 401 || status === 403;
			return rejects(name) && (isUsual || isSameAnswer(reply, wrong));
		},
		signed: tries.flatMap(({ probe, reply }) =>
			isSigned(probe) ? [{ probe, reply }] : [],
		),
	};
}

/** A status such as 400 may be for anything; other words with it are another reason. */
export function isSameAnswer(
	one: Reply | undefined,
	other: Reply | undefined,
): boolean {
	if (one?.ok !== true || other?.ok !== true) return false;
	return one.status === other.status && one.body.equals(other.body);
}

/** Whether a delivery went out with the right signature. */
export function isSigned(name: ProbeName): name is SignedProbeName {
	return name in signedProbes;
}

/** The status of an answer; undefined where none came. */
export function statusOf(reply: Reply | undefined): number | undefined {
	return reply?.ok === true ? reply.status : undefined;
}

/** What was sent and what came back, a line: `an emoji as \ud83d\ude00: 500, 3 ms, "Internal Server Error"`. Untrusted. */
export function seenAnswer(name: ProbeName, reply: Reply | undefined): string {
	return `${probeTitle(name)}: ${reply === undefined ? "not sent" : answerWords(reply)}`;
}

/** An answer in a few words. Untrusted. */
export function answerWords(reply: Reply): string {
	if (!reply.ok) return `${reply.detail} (${reply.ms} ms)`;
	const said = quoted(reply.body);
	return `${reply.status}, ${reply.ms} ms${said === "" ? "" : `, ${said}`}`;
}

/** A body as one line in quotes; uncut, as secrets in it are only known to who shows it. What an error page tells of signatures stays there. */
function quoted(body: Buffer): string {
	const line = body
		.toString()
		.replace(signatures, "[signature]")
		.split(/[\r\n]+/)
		.map((each) => each.trim())
		.filter((each) => each !== "")
		.join(" ");
	return line === "" ? "" : `"${line}"`;
}

const signatures = /[0-9a-f]{40,}|[\w+/-]{43}=/gi;

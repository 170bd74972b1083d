import type { Answer, IncomingRequest } from "../../io/receiver.ts";
import type { Delivery, Verification } from "../../webhook/delivery.ts";
import { answerHandshake, type Handshake } from "../../webhook/handshake.ts";
import type { ProbeDesk } from "../../webhook/probe-answer.ts";
import {
	checkSignature,
	type Secret,
	type SignatureProblem,
} from "../../webhook/signature.ts";
import type { Relay } from "../relay.ts";

/** What answering needs, and who is told of what came of it. */
export interface AnswerOptions {
	readonly verifyToken: string;
	readonly secrets: readonly Secret[];
	readonly signatureHeaders: readonly string[];
	/** False only when the user asked for no signature checks. */
	readonly verifies: boolean;
	/** Gives the delivery its id once it is safe; rejects when it can't be kept. */
	readonly keep: (arrived: Omit<Delivery, "id">) => Promise<Delivery>;
	readonly relay: Relay;
	/** Answer with the target's status instead of acknowledging first. */
	readonly passThrough: boolean;
	readonly probes: ProbeDesk;
	readonly now: () => number;
	readonly elapsed: () => number;
	readonly onHandshake: (handshake: Handshake) => void;
	readonly onUnsigned: (
		request: IncomingRequest,
		reason: SignatureProblem,
	) => void;
	readonly onKept: (delivery: Delivery) => void;
	/** The answer to a kept delivery is ready, this many milliseconds after its last byte. */
	readonly onAcknowledged: (ms: number) => void;
	readonly onUnkept: (error: unknown) => void;
}

/** From request to answer: the whole of what Meta sees of `listen`. */
export function createAnswer(
	options: AnswerOptions,
): (request: IncomingRequest) => Promise<Answer> {
	return async (request) =>
		request.method === "GET"
			? answerGet(request, options)
			: answerPost(request, options);
}

function answerGet({ query }: IncomingRequest, options: AnswerOptions): Answer {
	const proof = options.probes.answer(query);
	if (proof !== undefined) return text(proof);
	const handshake = answerHandshake(query, options.verifyToken);
	options.onHandshake(handshake);
	return handshake.accepted ? text(handshake.challenge) : { status: 403 };
}

function text(body: string): Answer {
	return {
		status: 200,
		headers: {
			"Content-Type": "text/plain",
			"X-Content-Type-Options": "nosniff",
		},
		body,
	};
}

async function answerPost(
	request: IncomingRequest,
	options: AnswerOptions,
): Promise<Answer> {
	const verification = verify(request, options);
	if (typeof verification === "string") {
		// The answer is the same whatever is wrong with a signature: the reason is for the developer's screen only.
		return {
			status: verification === "repeated" ? 400 : 401,
			afterwards: async () => options.onUnsigned(request, verification),
		};
	}
	const began = options.elapsed();
	const delivery = await keep(request, verification, options);
	if (delivery === undefined) return unavailable;
	const passed = options.passThrough
		? passOn(await options.relay(delivery))
		: undefined;
	options.onAcknowledged(options.elapsed() - began);
	if (passed !== undefined) return passed;
	return {
		status: 200,
		afterwards: async () => void (await options.relay(delivery)),
	};
}

// Not a 200: Meta keeps what isn't acknowledged and sends it again.
const unavailable: Answer = { status: 503, headers: { "Retry-After": "30" } };

function verify(
	{ headers, body }: IncomingRequest,
	options: AnswerOptions,
): Verification | SignatureProblem {
	const { secrets, signatureHeaders, verifies } = options;
	const check = checkSignature({
		headers,
		body,
		secrets,
		headerNames: signatureHeaders,
	});
	if (check.verified) return check;
	return verifies ? check.reason : { verified: false, reason: "not-checked" };
}

async function keep(
	{ target, headers, body }: IncomingRequest,
	verification: Verification,
	options: AnswerOptions,
): Promise<Delivery | undefined> {
	const receivedAt = options.now();
	try {
		const delivery = await options.keep({
			receivedAt,
			target,
			headers,
			body,
			verification,
		});
		options.onKept(delivery);
		return delivery;
	} catch (error) {
		options.onUnkept(error);
		return undefined;
	}
}

// What a filter holds back is acknowledged; what could not be sent on is for Meta to send again.
function passOn(replies: Awaited<ReturnType<Relay>>): Answer {
	if (replies === undefined) return { status: 200 };
	const [reply] = replies;
	if (reply === undefined) return unavailable;
	return { status: reply.ok ? reply.status : 502 };
}

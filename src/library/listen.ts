import { randomBytes } from "node:crypto";
import type { Answer, IncomingRequest } from "../io/receiver.ts";
import type { HeaderList } from "../webhook/delivery.ts";
import type { WebhookEvent } from "../webhook/event.ts";
import { answerHandshake } from "../webhook/handshake.ts";
import { readNotedEvents } from "../webhook/noted-events.ts";
import { gatewaySignatureHeader } from "../webhook/request.ts";
import {
	checkSignature,
	type SignatureProblem,
	signatureHeader,
} from "../webhook/signature.ts";
import { Inbox, type Wanted } from "./inbox.ts";
import { secretsOf } from "./secret.ts";

/** What a listener answers to. */
export interface ListenOptions {
	/** 0, as without it, picks a free one. */
	readonly port?: number;
	/** `/webhook` if nothing else is said. */
	readonly path?: string;
	/** What deliveries are to be signed with, by any of several. Without it one is made up. */
	readonly appSecret?: string | readonly string[];
	/** What Meta's handshake is to bring. Without it one is made up. */
	readonly verifyToken?: string;
}

/** A delivery that was signed as it should be. */
export interface ReceivedDelivery {
	/** Milliseconds since the epoch. */
	readonly receivedAt: number;
	/** As they came, in their order. */
	readonly headers: HeaderList;
	/** As it came, byte for byte. */
	readonly body: Buffer;
	readonly events: readonly WebhookEvent[];
}

/** A webhook that listens on this machine, and everything that came so far. */
export interface Listening {
	readonly url: string;
	readonly port: number;
	/** The first of those given, or the one made up. */
	readonly appSecret: string;
	readonly verifyToken: string;
	readonly deliveries: readonly ReceivedDelivery[];
	/** Those of all deliveries. */
	readonly events: readonly WebhookEvent[];
	/** Why others were refused, one reason each. */
	readonly refused: readonly SignatureProblem[];
	/**
	 * The first event of this kind, or that passes the test, which `next` has not given out yet; waits for it if need be. Rejects
	 * when none comes within `timeoutMs`, 5 seconds if nothing else is said.
	 */
	next(
		wanted?: Wanted,
		options?: { readonly timeoutMs?: number },
	): Promise<WebhookEvent>;
	/** Finishes what is in flight and closes every connection. */
	close(): Promise<void>;
	[Symbol.asyncDispose](): Promise<void>;
}

/**
 * Listens as a webhook does, on loopback: answers Meta's handshake, verifies each signature over the bytes, keeps what it accepts in
 * memory. Rejects when the port is taken.
 */
export async function listen(options: ListenOptions = {}): Promise<Listening> {
	const secrets = secretsOf(options.appSecret ?? madeUp());
	const verifyToken = options.verifyToken ?? madeUp();
	const path = options.path ?? "/webhook";
	const deliveries: ReceivedDelivery[] = [];
	const events: WebhookEvent[] = [];
	const refused: SignatureProblem[] = [];
	const inbox = new Inbox();

	const accept = ({ headers, body }: IncomingRequest): Answer => {
		const headerNames = [signatureHeader, gatewaySignatureHeader];
		const check = checkSignature({ headers, body, secrets, headerNames });
		if (!check.verified) {
			refused.push(check.reason);
			return { status: 401 };
		}
		const told = readNotedEvents(body).events;
		deliveries.push({ receivedAt: Date.now(), headers, body, events: told });
		events.push(...told);
		for (const event of told) inbox.put(event);
		return { status: 200 };
	};

	const { openReceiver } = await import("../io/receiver.ts");
	const receiver = await openReceiver({
		port: options.port ?? 0,
		path,
		answer: async (request) =>
			request.method === "GET"
				? shakeHands(request.query, verifyToken)
				: accept(request),
	});
	const close = async () => {
		inbox.close();
		await receiver.stop(grace);
	};
	return {
		url: `http://127.0.0.1:${receiver.port}${path}`,
		port: receiver.port,
		appSecret: secrets[0]?.value ?? "",
		verifyToken,
		deliveries,
		events,
		refused,
		next: (wanted, { timeoutMs = 5000 } = {}) =>
			inbox.next(wanted, timeoutMs, () => {
				const came = events.map(({ kind }) => kind).join(", ") || "nothing";
				const why =
					refused.length > 0 ? `; refused: ${refused.join(", ")}` : "";
				return `no such event within ${timeoutMs} ms; came: ${came}${why}`;
			}),
		close,
		[Symbol.asyncDispose]: close,
	};
}

/** Milliseconds for what is in flight when the listener is closed. */
const grace = 1000;

function madeUp(): string {
	return randomBytes(16).toString("hex");
}

function shakeHands(query: string, verifyToken: string): Answer {
	const handshake = answerHandshake(query, verifyToken);
	if (!handshake.accepted) return { status: 403 };
	return {
		status: 200,
		headers: { "Content-Type": "text/plain" },
		body: handshake.challenge,
	};
}

import type { Refusal } from "../../io/receiver/refusal.ts";
import type { IncomingRequest } from "../../io/receiver.ts";
import { type Delivery, headerValues } from "../../webhook/delivery.ts";
import { explainMismatch } from "../../webhook/explain.ts";
import type { Handshake } from "../../webhook/handshake.ts";
import type { SignatureProblem } from "../../webhook/signature.ts";
import type { Means } from "./reception.ts";
import { createThrottle } from "./throttle.ts";

/** Counts what comes and tells of what became no delivery. Anybody can send any number of those: few lines, little work. */
export interface Reporter {
	handshake(handshake: Handshake): void;
	/** A POST without a valid signature. */
	unsigned(request: IncomingRequest, reason: SignatureProblem): void;
	/** A request that never reached the webhook. */
	turnedAway(refusal: Refusal): void;
	kept(delivery: Delivery, ms: number): void;
	unkept(error: unknown): void;
	/** Something threw that must not: the request was answered 500. */
	fault(error: unknown): void;
}

/** A few failures in a row are a developer trying; more of them are a scanner. */
const ATTEMPTS = 5;
const ATTEMPT_EVERY = 10_000;
const NOISE_EVERY = 60_000;

/** Words for what was refused, at a bounded rate. */
export function createReporter({
	view,
	tally,
	access,
	settings,
	context,
}: Means): Reporter {
	const attempts = createThrottle(ATTEMPTS, ATTEMPT_EVERY, context.now);
	const noise = createThrottle(1, NOISE_EVERY, context.now);
	const faults = createThrottle(1, NOISE_EVERY, context.now);
	let isRecording = true;

	return {
		handshake(handshake) {
			if (handshake.accepted) view.handshake({ accepted: true });
			else if (attempts.admit() !== undefined) view.handshake(handshake);
		},
		unsigned(request, reason) {
			tally.received++;
			tally.refused++;
			const more = attempts.admit();
			if (more === undefined) return;
			const clue = explain(request, reason, { settings, access });
			view.refused({ reason, clue, ...(more > 0 && { more }) });
		},
		turnedAway({ reason, method = "", path = "" }) {
			const more = noise.admit();
			if (more === undefined) return;
			const request = `${method} ${path}`.trim();
			view.refused({
				reason,
				...(request && { request }),
				...(more > 0 && { more }),
			});
		},
		kept({ verification }, ms) {
			tally.received++;
			if (verification.verified) tally.verified++;
			tally.slowestAckMs = Math.max(tally.slowestAckMs ?? 0, ms);
			if (isRecording) return;
			isRecording = true;
			view.note("good", "recording again");
		},
		unkept(error) {
			tally.received++;
			tally.turnedAway++;
			if (!isRecording) return;
			isRecording = false;
			view.note(
				"bad",
				`can't record: ${message(error)}`,
				"deliveries are answered 503 meanwhile, so that Meta keeps them and sends them again",
			);
		},
		fault(error) {
			if (faults.admit() === undefined) return;
			view.note(
				"bad",
				`a bug in wa-hook: ${message(error)}`,
				"please report it: npm bugs wa-hook",
			);
		},
	};
}

function message(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

function explain(
	{ headers, body }: IncomingRequest,
	reason: SignatureProblem,
	{ settings, access }: Pick<Means, "settings" | "access">,
): string | undefined {
	if (reason !== "mismatch" && reason !== "malformed") return undefined;
	const [signature] = settings.signatureHeaders.flatMap((name) =>
		headerValues(headers, name),
	);
	if (signature === undefined) return undefined;
	const { secrets, otherKeys } = access;
	const clue = explainMismatch({ body, signature, secrets, otherKeys });
	if (clue !== undefined) return clue.sentence;
	return access.generatedSecret && reason === "mismatch"
		? needsRealSecret
		: undefined;
}

const needsRealSecret =
	"wa-hook made up its own app secret; for what Meta sends, set WHATSAPP_APP_SECRET to your app's (App settings, Basic)";

import { guessSignatures } from "../../webhook/diagnose/deliveries/guesses.ts";
import {
	type AcceptedInstead,
	type DeliveriesObservation,
	isAccepted,
} from "../../webhook/diagnose/deliveries/observation.ts";
import type {
	RefusalProbeName,
	SignedProbeName,
} from "../../webhook/diagnose/deliveries/probe.ts";
import {
	refusalRequest,
	type Signer,
	signedRequest,
} from "../../webhook/diagnose/deliveries/request.ts";
import type { Stamp } from "../../webhook/diagnose/deliveries/samples.ts";
import { newId } from "../../webhook/new-id.ts";
import { type Secret, signatureHeader } from "../../webhook/signature.ts";
import { type Attempt, openAttempt } from "./deliveries-attempt.ts";
import { inLanes } from "./in-lanes.ts";
import type { Visitor } from "./visitor.ts";

/** What deliveries are tried with. */
export interface DeliveriesOptions {
	/** The app; its query is kept. */
	readonly url: URL;
	/** The app secret; without it only what needs none is tried. */
	readonly secret?: string | undefined;
	/** Other keys at hand. An app that refuses the right signature is asked whether it takes one made with them. */
	readonly otherKeys?: readonly Secret[];
	/** The name of the signature's header; Meta's by default. */
	readonly header?: string | undefined;
	/** Whether rightly signed deliveries are sent, too: an app acts on them. */
	readonly signed: boolean;
	/** Just one rightly signed delivery: for who records and forwards whatever comes. Nothing at all where none may be signed. */
	readonly onlyOne?: boolean;
	readonly randomBytes: (size: number) => Buffer;
	readonly now: () => number;
	/** Milliseconds beyond which an answer is slow, 1000 by default, and beyond which it is too late, 5000. */
	readonly slowMs?: number;
	readonly tooSlowMs?: number;
	readonly stop?: AbortSignal;
}

/**
 * Posts the dashboard's own test sample in all the ways that tell something and notes what comes back: one that an app has to take,
 * those that it has to refuse, then all else that it has to take. Ends early where nothing more can come of it. Never rejects.
 */
export async function probeDeliveries(
	visitor: Visitor,
	options: DeliveriesOptions,
): Promise<DeliveriesObservation> {
	const { url, signed, secret, header = signatureHeader, stop } = options;
	const { onlyOne = false, slowMs = 1000, tooSlowMs = 5000 } = options;
	const attempt = openAttempt(visitor, url, tooSlowMs, stop);
	const hasSecret = secret !== undefined;
	const signer = { secret: secret ?? madeUp(options), header };
	const stamp = newStamp(options);

	if (signed && hasSecret) {
		await attempt.try("plain", signedRequest("plain", stamp, signer));
	}
	const [plain] = attempt.tries;
	// One after the other, so that each answer is to one delivery; side by side only where that would take long.
	const isSlow = plain !== undefined && plain.reply.ms > slowMs;
	const lanes = isSlow ? 6 : 1;
	if (!onlyOne) await tryRefusals(attempt, signer, hasSecret, lanes);
	let accepts: AcceptedInstead | undefined;
	if (plain !== undefined && signed && hasSecret && !onlyOne) {
		if (isAccepted(plain.reply)) {
			await trySigned(attempt, signer, lanes, options);
			await tryRepeats(attempt, signer, stamp, options);
		} else accepts = await askFor(attempt, signer, stamp, options);
	}
	await attempt.seeWhetherAlive(refusalRequest("missing", signer));
	return {
		header,
		hasSecret,
		signed,
		slowMs,
		tooSlowMs,
		tries: attempt.tries,
		...(accepts && { accepts }),
	};
}

function madeUp({ randomBytes }: DeliveriesOptions): string {
	return randomBytes(16).toString("hex");
}

/** Of the moment, so that an app neither takes one sample for another nor for something long past. */
function newStamp({ randomBytes, now }: DeliveriesOptions): Stamp {
	const id = newId("ABGGFlA5Fpa", randomBytes);
	return { id, timestamp: String(Math.floor(now() / 1000)) };
}

/** These two tell the most. Those that hang on the secret's being the right one come last. */
const telling: readonly RefusalProbeName[] = ["missing", "wrong-secret"];
const malformed: readonly RefusalProbeName[] = ["empty", "truncated"];
const refusalsOfSecret: readonly RefusalProbeName[] = [
	"altered",
	"sha1",
	"upper-case",
	"no-prefix",
	"reserialised",
];

async function tryRefusals(
	attempt: Attempt,
	signer: Signer,
	hasSecret: boolean,
	lanes: number,
): Promise<void> {
	const tryAll = (names: readonly RefusalProbeName[]) =>
		inLanes(lanes, names, async (name) => {
			if (acceptsAnything(attempt)) return;
			await attempt.try(name, refusalRequest(name, signer));
		});
	await tryAll(telling);
	await tryAll([...malformed, ...(hasSecret ? refusalsOfSecret : [])]);
}

/** More samples would only be more that such an app takes for real. */
function acceptsAnything({ tries }: Attempt): boolean {
	const accepted = (name: RefusalProbeName) =>
		tries.some(({ probe, reply }) => probe === name && isAccepted(reply));
	return accepted("missing") && accepted("wrong-secret");
}

const signedLater: readonly SignedProbeName[] = [
	"accent",
	"emoji",
	"slash",
	"signs",
	"escaped-signs",
	"utf8",
	"pretty",
	"key-order",
	"status",
	"unknown-field",
	"unknown-type",
	"empty-changes",
	"empty-entry",
	"large",
	"largest",
];

async function trySigned(
	attempt: Attempt,
	signer: Signer,
	lanes: number,
	options: DeliveriesOptions,
): Promise<void> {
	await inLanes(lanes, signedLater, (name) =>
		attempt.try(name, signedRequest(name, newStamp(options), signer)),
	);
}

async function tryRepeats(
	attempt: Attempt,
	signer: Signer,
	first: Stamp,
	options: DeliveriesOptions,
): Promise<void> {
	await attempt.try("again", signedRequest("again", first, signer));
	await Promise.all(
		(["together-1", "together-2"] as const).map((name) =>
			attempt.try(name, signedRequest(name, newStamp(options), signer)),
		),
	);
}

/** The first signature that the app takes in the place of the right one. */
async function askFor(
	attempt: Attempt,
	signer: Signer,
	stamp: Stamp,
	{ otherKeys = [] }: DeliveriesOptions,
): Promise<AcceptedInstead | undefined> {
	const { body } = signedRequest("plain", stamp, signer);
	for (const { code, name, request } of guessSignatures(
		body,
		signer,
		otherKeys,
	)) {
		if (attempt.isOver()) return undefined;
		const reply = await attempt.post(request);
		if (isAccepted(reply)) return { code, name };
		if (!reply.ok) return undefined;
	}
	return undefined;
}

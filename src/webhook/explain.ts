import { createHmac, timingSafeEqual } from "node:crypto";
import { guessBodies } from "./body-guesses.ts";
import { guessKeys } from "./key-guesses.ts";
import { type LooseSignature, readLooseSignature } from "./loose-signature.ts";
import type { Secret } from "./signature.ts";

/** What most likely went wrong with a signature. For the developer's own screen: it names keys by their labels and repeats nothing of the request. */
export interface Clue {
	/** Stable, for `--json`: `body-reserialised`. */
	readonly code: string;
	readonly sentence: string;
}

/** A clue, and with one about other bytes those that were signed. */
export interface FullClue extends Clue {
	readonly signed?: Buffer;
}

/** A delivery whose signature doesn't match, and the keys that may have to do with it. */
export interface Mismatch {
	readonly body: Buffer;
	readonly signature: string;
	readonly secrets: readonly Secret[];
	/** Keys at hand that are not app secrets: the verify token, the access token. */
	readonly otherKeys: readonly Secret[];
}

// A stranger can ask for this work at will: about 50 ms of hashing, whatever the body and however many secrets.
const maxHashedBytes = 32 * 1024 * 1024;

/**
 * Tries what people do by accident (a misspelt signature, a wrong key, other bytes) and says which of it matches, if any does.
 * A hostile body can cost a tenth of a second, so a caller on a public address limits how often it asks.
 */
export function explainMismatch(mismatch: Mismatch): Clue | undefined {
	const clue = explainFully(mismatch);
	return clue && { code: clue.code, sentence: clue.sentence };
}

/** The same, with the bytes. */
export function explainFully(mismatch: Mismatch): FullClue | undefined {
	const signature = readLooseSignature(mismatch.signature);
	if (!signature) return explainShape(mismatch.signature);
	const matches = boundedMatcher(signature);
	return (
		explainSpelling(signature, matches, mismatch) ??
		explainKey(matches, mismatch) ??
		explainBody(matches, mismatch) ??
		explainOddity(signature)
	);
}

type Matches = (body: Buffer, key: string | Buffer) => boolean;

function boundedMatcher({ algorithm, digest }: LooseSignature): Matches {
	let budget = maxHashedBytes;
	return (body, key) => {
		budget -= body.length;
		if (budget < 0) return false;
		const made = createHmac(algorithm, key).update(body).digest();
		return timingSafeEqual(made, digest);
	};
}

function explainSpelling(
	{ oddity }: LooseSignature,
	matches: Matches,
	{ body, secrets }: Mismatch,
): Clue | undefined {
	if (!oddity) return undefined;
	const secret = secrets.find(({ value }) => matches(body, value));
	return (
		secret && {
			code: "signature-spelling",
			sentence: `it is right for ${secret.label}, but ${oddity}`,
		}
	);
}

function explainKey(
	matches: Matches,
	{ body, secrets, otherKeys }: Mismatch,
): Clue | undefined {
	const guess = guessKeys(secrets, otherKeys).find(({ key }) =>
		matches(body, key),
	);
	return (
		guess && { code: guess.code, sentence: `it was made with ${guess.name}` }
	);
}

function explainBody(
	matches: Matches,
	{ body, secrets }: Mismatch,
): FullClue | undefined {
	for (const { code, name, reason, body: signed } of guessBodies(body)) {
		if (!secrets.some(({ value }) => matches(signed, value))) continue;
		const why = reason === undefined ? "" : `: ${reason}`;
		return { code, sentence: `it would match over ${name}${why}`, signed };
	}
	return undefined;
}

function explainOddity({ oddity }: LooseSignature): Clue | undefined {
	return oddity === undefined
		? undefined
		: { code: "signature-spelling", sentence: `it is ${oddity}` };
}

function explainShape(signature: string): Clue {
	const hex = /^(?:sha256=)?([0-9a-f]+)$/i.exec(signature.trim())?.[1];
	return {
		code: "signature-shape",
		sentence: hex
			? `it has ${hex.length} hex digits, not 64`
			: "it is not sha256= and 64 hex digits",
	};
}

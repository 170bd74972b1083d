import type { BodyReading } from "./body-reading.ts";
import { byteReadings } from "./byte-readings.ts";
import { jsonReadings } from "./json-readings.ts";

/** Other bytes that a signature may have been made over. */
export interface BodyGuess extends Omit<BodyReading, "read"> {
	readonly body: Buffer;
}

// A stranger can send any body with a wrong signature, and a guess costs far more than a hash. Real deliveries are mostly below 10 KiB.
const maxGuessedBytes = 64 * 1024;

/**
 * What accidents make of a body, likeliest first, none of them the body itself; nothing for a body beyond 64 KiB.
 * Made one at a time, as each costs a pass over the body.
 */
export function* guessBodies(body: Buffer): Generator<BodyGuess> {
	if (body.length > maxGuessedBytes) return;
	for (const { read, ...guess } of bodyReadings) {
		const made = read(body);
		if (made && !body.equals(made)) yield { ...guess, body: made };
	}
}

/** All that is tried, likeliest first. None of them throws. */
export const bodyReadings: readonly BodyReading[] = [
	...byteReadings,
	...jsonReadings,
].map((reading) => ({ ...reading, read: (body) => attempt(reading, body) }));

function attempt({ read }: BodyReading, body: Buffer): Buffer | undefined {
	try {
		return read(body);
	} catch {
		return undefined;
	}
}

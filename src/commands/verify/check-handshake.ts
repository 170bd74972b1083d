import { probeHandshake } from "../../io/probe/handshake.ts";
import { probeStrangers } from "../../io/probe/handshake-strangers.ts";
import type { Visitor } from "../../io/probe/visitor.ts";
import type { Finding } from "../../webhook/diagnose/finding.ts";
import { diagnoseHandshake } from "../../webhook/diagnose/handshake/handshake.ts";
import type { HandshakeObservation } from "../../webhook/diagnose/handshake/observation.ts";
import type { Way } from "./check-address.ts";
import type { AddPart, DiagnosisMeans } from "./means.ts";
import { type SeenOnSide, together } from "./together.ts";

/** A way, what was seen of the handshake on it, and what that means. */
export interface ShakenWay extends Way {
	readonly observation: HandshakeObservation;
	readonly handshake: readonly Finding[];
}

/** Makes the handshake on each way; gives none when it is stopped. */
export async function checkHandshakes(
	ways: readonly Way[],
	visitor: Visitor,
	means: DiagnosisMeans,
): Promise<readonly ShakenWay[]> {
	const { progress, context } = means;
	const shaken: ShakenWay[] = [];
	for (const way of ways) {
		progress.now(`making the handshake with ${way.url.host}`);
		const options = optionsFor(way, means);
		const observation = await probeHandshake(visitor, options);
		if (context.stop.aborted) return [];
		shaken.push(judged(way, observation));
	}
	return shaken;
}

/** Asks last of all what an app may not survive, and tells of the handshakes. */
export async function finishHandshakes(
	ways: readonly ShakenWay[],
	visitor: Visitor,
	means: DiagnosisMeans,
	add: AddPart,
): Promise<void> {
	const seen: SeenOnSide[] = [];
	for (const way of ways) {
		const options = optionsFor(way, means);
		const { observation } = way;
		const whole = await probeStrangers(visitor, options, observation);
		const { side, handshake } = judged(way, whole);
		seen.push({ side, findings: handshake });
	}
	for (const part of together("handshake", seen)) add(part);
}

/** Whether there is somebody who answers. */
export function isAnswering({ observation }: ShakenWay): boolean {
	return observation.visits.some(({ reply }) => reply.ok);
}

function judged(way: Way, observation: HandshakeObservation): ShakenWay {
	const { isAddressAtFault } = way;
	const handshake = diagnoseHandshake(observation, { isAddressAtFault });
	return { ...way, observation, handshake };
}

function optionsFor(
	{ url }: Way,
	{
		credentials: { verifyToken },
		context: { randomBytes, stop },
	}: DiagnosisMeans,
) {
	return { url, verifyToken, randomBytes, stop };
}

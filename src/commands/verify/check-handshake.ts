import { probeHandshake } from "../../io/probe/handshake.ts";
import type { Visitor } from "../../io/probe/visitor.ts";
import type { Finding } from "../../webhook/diagnose/finding.ts";
import { diagnoseHandshake } from "../../webhook/diagnose/handshake/handshake.ts";
import type { Way } from "./check-address.ts";
import type { AddPart, DiagnosisMeans } from "./means.ts";
import { type SeenOnSide, together } from "./together.ts";

/** A way on which somebody answers, and what they made of the handshake. */
export interface AnsweringWay extends Way {
	readonly handshake: readonly Finding[];
}

/** Makes the handshake on each way, and gives those on which there is somebody who answers. */
export async function checkHandshakes(
	ways: readonly Way[],
	visitor: Visitor,
	{ credentials, progress, context }: DiagnosisMeans,
	add: AddPart,
): Promise<readonly AnsweringWay[]> {
	const answering: AnsweringWay[] = [];
	const seen: SeenOnSide[] = [];
	const { verifyToken } = credentials;
	const { randomBytes, stop } = context;
	for (const way of ways) {
		progress.now(`making the handshake with ${way.url.host}`);
		const { url, side, isAddressAtFault } = way;
		const options = { url, verifyToken, randomBytes, stop };
		const observation = await probeHandshake(visitor, options);
		if (stop.aborted) return [];
		const findings = diagnoseHandshake(observation, { isAddressAtFault });
		if (observation.visits.some(({ reply }) => reply.ok)) {
			answering.push({ ...way, handshake: findings });
		}
		seen.push({ side, findings });
	}
	for (const part of together("handshake", seen)) add(part);
	return answering;
}

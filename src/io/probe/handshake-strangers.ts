import {
	type HandshakeObservation,
	type HandshakeVisit,
	visitOf,
} from "../../webhook/diagnose/handshake/observation.ts";
import { isEchoed } from "../../webhook/diagnose/handshake/outcome.ts";
import { type HandshakeOptions, lookAfter } from "./handshake.ts";
import { createAsker, strangerMs } from "./handshake-asker.ts";
import type { Visitor } from "./visitor.ts";

/**
 * Adds to what an app that echoes has answered what Meta never sends: a browser's visit and a HEAD request. They can be too much
 * for an app, so they are for the end, when nothing else is to be asked. Never rejects.
 */
export async function probeStrangers(
	visitor: Visitor,
	options: HandshakeOptions,
	observation: HandshakeObservation,
): Promise<HandshakeObservation> {
	const [first] = observation.visits;
	if (first === undefined || !isEchoed(first)) return observation;
	const { reply } = visitOf(observation, "again") ?? first;
	// It would take longer than they are waited for.
	if (reply.ms >= strangerMs) return observation;
	const asker = createAsker(visitor, {
		...options,
		verifyToken: options.verifyToken,
	});
	// Whoever is away already is so for another reason.
	const before = await asker.ask("afterwards");
	if (!before?.reply.ok) return observation;
	const browser = await asker.ask("browser");
	const head = await asker.ask("head");
	const isCut = [browser, head].some((visit) => visit?.reply.ok === false);
	const after = isCut ? await lookAfter(asker) : [];
	const visits = [browser, head, ...after].filter(
		(visit): visit is HandshakeVisit => visit !== undefined,
	);
	return { ...observation, visits: [...observation.visits, ...visits] };
}

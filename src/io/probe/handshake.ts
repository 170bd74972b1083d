import { setTimeout } from "node:timers/promises";
import type {
	HandshakeObservation,
	HandshakeVisit,
	Variation,
} from "../../webhook/diagnose/handshake/observation.ts";
import { outcomeOf } from "../../webhook/diagnose/handshake/outcome.ts";
import { percentEncoded } from "../../webhook/diagnose/handshake/query.ts";
import { pageOf } from "../../webhook/provider-page.ts";
import { isPrivate } from "../target.ts";
import { type Asker, createAsker, withoutQuery } from "./handshake-asker.ts";
import { otherPaths, otherSlash, randomPath } from "./handshake-paths.ts";
import { ofWhoDoesNot, ofWhoEchoes } from "./handshake-variations.ts";
import { inLanes } from "./in-lanes.ts";
import type { Visitor } from "./visitor.ts";

/** What handshakes are tried with. */
export interface HandshakeOptions {
	/** The callback URL; its own query is kept, and Meta's stands after it. */
	readonly url: URL;
	/** Without it, what can be told without. */
	readonly verifyToken?: string | undefined;
	readonly randomBytes: (size: number) => Buffer;
	/** Milliseconds from which on an answer counts as slow; 5000 by default. */
	readonly slowMs?: number;
	readonly stop: AbortSignal;
}

/**
 * Makes the handshake as Meta does, then again in the ways that can tell more about what came back; no more once nothing can come
 * of it. A redirect is never followed but within the same host, to say what answers there. Never rejects.
 */
export async function probeHandshake(
	visitor: Visitor,
	options: HandshakeOptions,
): Promise<HandshakeObservation> {
	const { url, verifyToken, randomBytes, slowMs = 5000, stop } = options;
	const asker = createAsker(visitor, { url, verifyToken, randomBytes, stop });
	const first = await asker.ask(
		verifyToken === undefined ? "wrong-token" : "plain",
	);
	const more = first ? await lookCloser(asker, first, options) : [];
	const isCut = [first, ...more].some(isCutOff);
	const last = isCut ? await lookAfter(asker) : [];
	return {
		url: withoutQuery(url),
		isLocal: isPrivate(url.hostname),
		hasToken: verifyToken !== undefined,
		hasSpecialToken:
			verifyToken !== undefined && percentEncoded(verifyToken) !== verifyToken,
		slowMs,
		visits: [first, ...more, ...last].filter((visit) => visit !== undefined),
	};
}

type Visits = readonly (HandshakeVisit | undefined)[];

/** What is worth trying after the first handshake came out as it did. */
async function lookCloser(
	asker: Asker,
	first: HandshakeVisit,
	options: HandshakeOptions,
): Promise<Visits> {
	const { url, randomBytes } = options;
	const hasToken = options.verifyToken !== undefined;

	const again = isWorthAnother(first) ? await asker.ask("again") : undefined;
	const lanes = lanesFor(again ?? first, options);
	const askAll = (variations: readonly Variation[]): Promise<Visits> =>
		inLanes(lanes, variations, (variation) => asker.ask(variation));

	if (isProvidersOwn(first)) return [again, await asker.ask("browser")];
	switch (outcomeOf(first)) {
		case "echoed":
			return [again, ...(await askAll(ofWhoEchoes(hasToken)))];
		case "otherwise":
		case "refused":
		case "failed":
			return [
				again,
				await asker.ask("random-path", randomPath(url, randomBytes)),
				...(await askAll(ofWhoDoesNot(hasToken, first))),
			];
		case "missing":
		case "redirected": {
			const slash = otherSlash(url);
			const others = otherPaths(url, first.reply);
			return [
				again,
				slash && (await asker.ask("other-slash", slash)),
				...(await inLanes(lanes, others, (other) =>
					asker.ask("other-path", other),
				)),
				await asker.ask("browser"),
			];
		}
		case "away":
			return [again];
	}
}

/** Whether anybody is still there; while a process ends, connections are cut off for a moment before they are refused. */
export async function lookAfter(asker: Asker): Promise<Visits> {
	const visits: (HandshakeVisit | undefined)[] = [];
	for (const pauseMs of [0, 20, 60]) {
		await setTimeout(pauseMs);
		const visit = await asker.ask("afterwards");
		visits.push(visit);
		if (!isCutOff(visit)) break;
	}
	return visits;
}

/**
 * One after the other where that costs no time: it shows which one it was that an app didn't survive. A few at a time where the way
 * is long, which is no rush that a rate limit would stop; more where each takes seconds.
 */
function lanesFor(
	{ reply }: HandshakeVisit,
	{ slowMs = 5000 }: HandshakeOptions,
): number {
	if (reply.ok && reply.ms <= 150) return 1;
	return reply.ok && reply.ms > slowMs ? 6 : 4;
}

/** Nothing of the app's can be seen behind such a page. */
function isProvidersOwn(visit: HandshakeVisit): boolean {
	return outcomeOf(visit) !== "echoed" && pageOf(visit.reply) !== undefined;
}

/** A cold start may be over by now, and who cut off one connection may not cut off the next. */
function isWorthAnother({ reply }: HandshakeVisit): boolean {
	return reply.ok || ["timed-out", "reset"].includes(reply.cause);
}

/** Who hung up may have crashed. */
function isCutOff(visit: HandshakeVisit | undefined): boolean {
	return visit?.reply.ok === false && visit.reply.cause === "reset";
}

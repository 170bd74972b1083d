import { holdsChallenge } from "../../webhook/diagnose/handshake/challenge.ts";
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
	return {
		url: withoutQuery(url),
		isLocal: isPrivate(url.hostname),
		hasToken: verifyToken !== undefined,
		hasSpecialToken:
			verifyToken !== undefined && percentEncoded(verifyToken) !== verifyToken,
		slowMs,
		visits: [first, ...more].filter((visit) => visit !== undefined),
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

	if (isProvidersOwn(first)) return askAll(asker, ["again", "browser"]);
	switch (outcomeOf(first)) {
		case "echoed":
			return [
				await asker.ask("again"),
				...(await askAll(asker, ofWhoEchoes(hasToken))),
			];
		case "otherwise":
		case "refused":
		case "failed":
			return [
				await asker.ask("again"),
				await asker.ask("random-path", randomPath(url, randomBytes)),
				...(await askAll(asker, ofWhoDoesNot(hasToken, first))),
			];
		case "missing":
		case "redirected": {
			const slash = otherSlash(url);
			const others = otherPaths(url, first.reply);
			return [
				await asker.ask("again"),
				slash && (await asker.ask("other-slash", slash)),
				...(await inLanes(others, (other) => asker.ask("other-path", other))),
				await asker.ask("browser"),
			];
		}
		case "away":
			return isWorthAnother(first) ? [await asker.ask("again")] : [];
	}
}

/** Nothing of the app's can be seen behind such a page. */
function isProvidersOwn(visit: HandshakeVisit): boolean {
	return outcomeOf(visit) !== "echoed" && pageOf(visit.reply) !== undefined;
}

/** A cold start may be over by now, and who cut off one connection may not cut off the next. */
function isWorthAnother({ reply }: HandshakeVisit): boolean {
	return !reply.ok && ["timed-out", "reset"].includes(reply.cause);
}

function ofWhoEchoes(hasToken: boolean): readonly Variation[] {
	return [
		...(hasToken ? (["wrong-token", "form-encoded"] as const) : []),
		"big-challenge",
		"zero-challenge",
		"letters-challenge",
		"reordered",
		"head",
		"browser",
	];
}

/** The accidents that an app would take for the right thing, where it doesn't take Meta's own spelling. */
function ofWhoDoesNot(
	hasToken: boolean,
	{ reply, challenge }: HandshakeVisit,
): readonly Variation[] {
	if (!hasToken) return ["browser"];
	// It took the token and found the challenge: only the wrapping is wrong.
	if (reply.ok && holdsChallenge(reply.body, challenge)) {
		return ["browser", "wrong-token"];
	}
	return [
		"browser",
		"wrong-token",
		"underscored-names",
		"nested-names",
		"bare-names",
		"form-encoded",
		"encoded-twice",
		"not-encoded",
		"latin1-encoded",
		"double-quoted-token",
		"single-quoted-token",
		"unquoted-token",
		"trimmed-token",
		"token-and-newline",
		"token-and-space",
		"space-and-token",
		"lower-case-token",
		"upper-case-token",
	];
}

function askAll(
	asker: Asker,
	variations: readonly Variation[],
): Promise<Visits> {
	return inLanes(variations, (variation) => asker.ask(variation));
}

/** A few at a time: quick where the way is long, and still no rush that a rate limit would stop. */
const lanes = 4;

async function inLanes<T, R>(
	items: readonly T[],
	work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
	const results: R[] = [];
	const queue = items.entries();
	const lane = async (): Promise<void> => {
		for (const [index, item] of queue) results[index] = await work(item);
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return results;
}

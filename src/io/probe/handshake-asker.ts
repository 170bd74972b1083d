import type { HeaderList } from "../../webhook/delivery.ts";
import type {
	HandshakeVisit,
	Variation,
} from "../../webhook/diagnose/handshake/observation.ts";
import {
	handshakeQuery,
	type NameStyle,
} from "../../webhook/diagnose/handshake/query.ts";
import { isAway, type Reply } from "../../webhook/reply.ts";
import { stopwatch } from "./connect.ts";
import { challengeFor } from "./handshake-challenges.ts";
import { spellToken } from "./handshake-tokens.ts";
import type { Visitor } from "./visitor.ts";

/** Tries handshakes, one variation at a time. */
export interface Asker {
	/**
	 * What came of it; undefined where there is no such variation of this token, where asking more is of no use, or the user has
	 * stopped. At `url` instead of the callback URL where one is given.
	 */
	ask(variation: Variation, url?: URL): Promise<HandshakeVisit | undefined>;
}

/** Asks for a callback URL. Without a verify token one is made up. */
export function createAsker(
	visitor: Visitor,
	{
		url: callback,
		verifyToken,
		randomBytes,
		stop,
	}: {
		readonly url: URL;
		readonly verifyToken: string | undefined;
		readonly randomBytes: (size: number) => Buffer;
		readonly stop: AbortSignal;
	},
): Asker {
	const madeUp = `wa-hook-${randomBytes(8).toString("hex")}`;
	const patience = createPatience();

	return {
		async ask(variation, url = callback) {
			const isKnown = verifyToken !== undefined && variation !== "wrong-token";
			const token = isKnown ? verifyToken : madeUp;
			const encodedToken = spellToken(variation, token);
			if (encodedToken === undefined || stop.aborted) return undefined;
			if (variation !== "afterwards" && patience.isOver()) return undefined;

			const challenge = challengeFor(variation, randomBytes);
			const style = styles[variation] ?? "dotted";
			const reordered = variation === "reordered";
			const query = handshakeQuery({
				challenge,
				encodedToken,
				style,
				reordered,
			});
			const reply = await visitor.visit({
				method: variation === "head" ? "HEAD" : "GET",
				url: withQuery(url, query),
				headers: variation === "browser" ? browserHeaders : metaHeaders,
				...patience.limitFor(variation),
			});
			if (!reply.ok && reply.cause === "stopped") return undefined;
			if (url.origin === callback.origin) patience.note(reply);
			return { variation, challenge, url: withoutQuery(url), reply };
		},
	};
}

/** An address without its query and fragment, as it may be shown: a query can hold a secret. */
export function withoutQuery(url: URL): string {
	return url.origin + url.pathname;
}

/** Meta's own come after those of the callback URL. */
function withQuery(url: URL, query: string): URL {
	const asked = new URL(url);
	asked.search = url.search.length > 1 ? `${url.search}&${query}` : query;
	asked.hash = "";
	return asked;
}

/** Nobody waits for all of twenty handshakes that hang, nor asks on where nobody is any more. */
function createPatience() {
	const elapsed = stopwatch();
	let isAnswered = false;
	let isGone = false;
	let unanswered = 0;
	let slowest = 0;
	return {
		isOver: () => isGone || unanswered >= mostUnanswered || elapsed() > mostMs,
		/** Who has answered Meta's own handshake is not waited for much longer with one that Meta doesn't make. */
		limitFor(variation: Variation): { readonly timeoutMs?: number } {
			if (!isAnswered || isMetas.has(variation)) return {};
			return {
				timeoutMs: isNeverMetas.has(variation)
					? strangerMs
					: Math.max(variationMs, 2 * slowest),
			};
		},
		note(reply: Reply): void {
			isGone ||= !reply.ok && isAway(reply.cause);
			isAnswered ||= reply.ok;
			if (reply.ok) slowest = Math.max(slowest, reply.ms);
			if (!reply.ok && reply.cause === "timed-out") unanswered++;
		},
	};
}

const mostUnanswered = 2;
const mostMs = 20_000;
const variationMs = 3_000;
/** For what Meta never sends. */
export const strangerMs = 1_000;
const isMetas: ReadonlySet<Variation> = new Set(["again", "afterwards"]);
const isNeverMetas: ReadonlySet<Variation> = new Set(["head", "browser"]);

const styles: Partial<Record<Variation, NameStyle>> = {
	"underscored-names": "underscored",
	"nested-names": "nested",
	"bare-names": "bare",
};

/** What public captures show of Meta's handshake. */
const metaHeaders: HeaderList = [
	["User-Agent", "facebookplatform/1.0 (+http://developers.facebook.com)"],
	["Accept", "*/*"],
];

const browserHeaders: HeaderList = [
	[
		"User-Agent",
		"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
	],
	["Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"],
	["Accept-Language", "en"],
];

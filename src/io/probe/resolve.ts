import { lookup as systemLookup } from "node:dns";
import { Resolver } from "node:dns/promises";
import { BlockList, isIP, type LookupFunction } from "node:net";
import type {
	Address,
	Answer,
	Reach,
} from "../../webhook/diagnose/address/observation.ts";
import { isLoopback, isPrivate } from "../target.ts";
import { createDeadline, whenAborted } from "../tunnel/deadline.ts";
import type { Limits } from "./when-ready.ts";

/** Where names are looked up. */
export interface NameSources {
	/** `address:port` of name servers; the system's by default. */
	readonly servers?: readonly string[] | undefined;
	/** What programs on this machine use; the system's way by default. */
	readonly lookup?: LookupFunction | undefined;
}

/** What each source says about a name. */
export interface Answers {
	readonly ipv4: Answer;
	readonly ipv6: Answer;
	readonly system: Answer;
}

/** Asks the name servers for both kinds of address, and this machine for what its programs get. Never rejects. */
export async function resolveName(
	host: string,
	{ servers, lookup = systemLookup }: NameSources,
	limits: Limits,
): Promise<Answers> {
	const resolver = new Resolver({ timeout: limits.timeoutMs / 2, tries: 2 });
	if (servers !== undefined) resolver.setServers(servers);
	const deadline = createDeadline(limits.timeoutMs, limits.stop);
	const bounded = (answer: Promise<string[]>): Promise<Answer> =>
		Promise.race([
			answer.then(found, missing),
			whenAborted(deadline.signal).then(() =>
				unanswered(limits.stop?.aborted ? "stopped" : "ETIMEOUT"),
			),
		]);
	try {
		const [ipv4, ipv6, system] = await Promise.all([
			bounded(resolver.resolve4(host)),
			bounded(resolver.resolve6(host)),
			bounded(lookUpAll(host, lookup)),
		]);
		return { ipv4, ipv6, system };
	} finally {
		deadline.clear();
		resolver.cancel();
	}
}

/** Addresses that came from elsewhere, as an answer. */
export function answerOf(addresses: readonly string[]): Answer {
	return addresses.length === 0 ? { outcome: "none" } : found(addresses);
}

/** Who can reach a name or an address; takes `URL.hostname`. */
export function reachOf(host: string): Reach {
	if (isLoopback(host)) return "loopback";
	if (isPrivate(host)) return "private";
	return isIP(host) === 4 && faked.check(host) ? "faked" : "public";
}

function found(addresses: readonly string[]): Answer {
	return {
		outcome: "found",
		addresses: addresses.map(
			(address): Address => ({ address, reach: reachOf(address) }),
		),
	};
}

function missing(error: unknown): Answer {
	const code =
		error instanceof Error && "code" in error ? String(error.code) : "unknown";
	if (code === "ENOTFOUND") return { outcome: "missing" };
	return code === "ENODATA" ? { outcome: "none" } : unanswered(code);
}

function unanswered(code: string): Answer {
	return { outcome: "unanswered", code };
}

function lookUpAll(host: string, lookup: LookupFunction): Promise<string[]> {
	return new Promise((resolve, reject) => {
		lookup(host, { all: true }, (error, addresses) => {
			if (error) reject(error);
			else if (typeof addresses === "string") resolve([addresses]);
			else resolve(addresses.map(({ address }) => address));
		});
	});
}

/** The range for benchmarks, from which VPN and proxy tools make up an address for every name. */
const faked = new BlockList();
faked.addSubnet("198.18.0.0", 15, "ipv4");

import type { LookupAddress } from "node:dns";
import { lookup, Resolver } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { isLoopback } from "../target.ts";

const patience = { timeout: 1_500, tries: 1 };

/** Where to ask, if not the system's name server, port 53, and the system's own look-up. */
export interface NameServers {
	readonly recursive?: string;
	readonly authorityPort?: number;
	readonly system?: (hostname: string) => Promise<LookupAddress[]>;
}

/**
 * Addresses of a name that may be seconds old, asked of its zone's own name servers where they can be reached: a look-up that comes
 * too early is otherwise remembered as missing by the caches in between, for up to half an hour. Falls back to the system's look-up.
 * Rejects with code ENOTFOUND when the name does not exist, and EAI_AGAIN when nobody can be asked.
 */
export async function lookupFresh(
	hostname: string,
	servers: NameServers = {},
): Promise<LookupAddress[]> {
	if (isLoopback(hostname)) return loopback;
	const answer = await askAuthority(hostname, servers);
	if (answer === "missing") throw lookupError("ENOTFOUND", hostname);
	if (answer !== "unknown" && answer !== "unreachable") return answer;
	try {
		return await (servers.system ?? systemLookup)(hostname);
	} catch (error) {
		throw answer === "unreachable" ? lookupError("EAI_AGAIN", hostname) : error;
	}
}

function systemLookup(hostname: string): Promise<LookupAddress[]> {
	return lookup(hostname, { all: true });
}

/** `lookupFresh` in the form sockets take. */
export const freshLookup: LookupFunction = (hostname, options, callback) => {
	lookupFresh(hostname).then(
		(addresses) => {
			const first = addresses[0];
			if (options.all || first === undefined) callback(null, addresses);
			else callback(null, first.address, first.family);
		},
		(error: NodeJS.ErrnoException) => callback(error, []),
	);
};

const loopback: LookupAddress[] = [
	{ address: "127.0.0.1", family: 4 },
	{ address: "::1", family: 6 },
];

type Answer = LookupAddress[] | "missing" | "unknown" | "unreachable";

async function askAuthority(
	hostname: string,
	servers: NameServers,
): Promise<Answer> {
	const recursive = new Resolver(patience);
	if (servers.recursive !== undefined)
		recursive.setServers([servers.recursive]);
	try {
		const authority = await findAuthority(hostname, recursive);
		if (authority.length === 0) return "unknown";
		const port = servers.authorityPort ?? 53;
		const resolver = new Resolver(patience);
		resolver.setServers(authority.map((address) => `${address}:${port}`));
		return await resolveBoth(hostname, resolver);
	} catch (error) {
		return isUnreachable(error) ? "unreachable" : "unknown";
	}
}

/** Addresses of up to two name servers of the nearest zone above the name. The name itself is not asked about: that would be remembered. */
async function findAuthority(
	hostname: string,
	recursive: Resolver,
): Promise<string[]> {
	const labels = hostname.split(".");
	for (let start = 1; start < labels.length - 1; start += 1) {
		const zone = labels.slice(start).join(".");
		const names = await recursive.resolveNs(zone).catch(noneIfMissing);
		const found = await Promise.all(
			names
				.slice(0, 2)
				.map((name) => recursive.resolve4(name).catch(noneIfMissing)),
		);
		if (found.flat().length > 0) return found.flat();
	}
	return [];
}

async function resolveBoth(
	hostname: string,
	authority: Resolver,
): Promise<Answer> {
	const [four, six] = await Promise.allSettled([
		authority.resolve4(hostname),
		authority.resolve6(hostname),
	]);
	const addresses = [
		...listed(four).map((address) => ({ address, family: 4 })),
		...listed(six).map((address) => ({ address, family: 6 })),
	];
	if (addresses.length > 0) return addresses;
	return four.status === "rejected" && errorCode(four.reason) === "ENOTFOUND"
		? "missing"
		: "unknown";
}

function listed(result: PromiseSettledResult<string[]>): string[] {
	return result.status === "fulfilled" ? result.value : [];
}

function noneIfMissing(error: unknown): string[] {
	if (isUnreachable(error)) throw error;
	return [];
}

function isUnreachable(error: unknown): boolean {
	return ["ECONNREFUSED", "ETIMEOUT", "ECANCELLED"].includes(errorCode(error));
}

function errorCode(error: unknown): string {
	return error instanceof Error && "code" in error ? String(error.code) : "";
}

function lookupError(code: string, hostname: string): NodeJS.ErrnoException {
	return Object.assign(new Error(`${code} ${hostname}`), { code, hostname });
}

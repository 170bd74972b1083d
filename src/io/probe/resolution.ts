import type { LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { CliError } from "../../errors.ts";
import { lookUp } from "../deliver/look-up.ts";

/** Addresses to connect to in the place of what DNS says. */
export interface Override {
	readonly host: string;
	readonly port: number;
	readonly addresses: readonly string[];
}

/** Reads what curl's --resolve takes, `HOST:PORT:ADDRESS[,ADDRESS]…`, brackets around IPv6 or not. Throws a CliError for anything else. */
export function parseResolve(texts: readonly string[]): readonly Override[] {
	return texts.map((text) => {
		const [, host = "", port, list = ""] =
			/^([^:[\]\s]+):(\d{1,5}):(.+)$/.exec(text.trim()) ?? [];
		const addresses = list
			.split(",")
			.map((each) => each.trim().replace(/^\[(.*)\]$/, "$1"));
		if (!isPort(Number(port)) || addresses.some((each) => isIP(each) === 0)) {
			throw new CliError(
				"not-a-resolution",
				`--resolve ${JSON.stringify(text)} is not HOST:PORT:ADDRESS`,
				{ hint: "write it as --resolve shop.example:443:203.0.113.7" },
			);
		}
		return { host: nameOf(host), port: Number(port), addresses };
	});
}

/** Whether an override is for the host and port that a URL leads to. */
export function isFor({ host, port }: Override, url: URL): boolean {
	const used = Number(url.port) || (url.protocol === "http:" ? 80 : 443);
	return host === nameOf(url.hostname) && port === used;
}

/** Finds the overrides' addresses for their hosts, whatever the port, and those of other names as ever. */
export function lookupWith(overrides: readonly Override[]): LookupFunction {
	return (hostname, options, callback) => {
		const known = overrides
			.filter(({ host }) => host === nameOf(hostname))
			.flatMap(({ addresses }) => addresses)
			.map((address): LookupAddress => ({ address, family: isIP(address) }));
		const [first] = known;
		if (first === undefined) lookUp(hostname, options, callback);
		else if (options.all === true) callback(null, known);
		else callback(null, first.address, first.family);
	};
}

function isPort(port: number): boolean {
	return port >= 1 && port <= 65_535;
}

function nameOf(host: string): string {
	return host.toLowerCase().replace(/\.$/, "");
}

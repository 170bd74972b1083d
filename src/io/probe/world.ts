import { isIP } from "node:net";
import type { Answer } from "../../webhook/diagnose/address/observation.ts";
import { straightTo } from "./connect.ts";
import { type Answers, type NameSources, resolveName } from "./resolve.ts";
import type { Limits } from "./when-ready.ts";

/** A host that is surely there: what can't reach it either has no network. */
export interface Landmark {
	readonly host: string;
	readonly port: number;
}

/** Where the messages of every WhatsApp app go, so that asking for it tells nobody anything. */
export const defaultLandmark: Landmark = {
	host: "graph.facebook.com",
	port: 443,
};

/** What can be found out about a host that is surely there. */
export interface World {
	/** Asked once, however often. */
	names(): Promise<Answers>;
	/** Whether one of its addresses of a family takes a connection. */
	isReached(family: 4 | 6): Promise<boolean>;
}

/** Asks nothing before something is wanted. */
export function lookAround(
	{ host, port }: Landmark,
	sources: NameSources,
	limits: Limits,
): World {
	let answers: Promise<Answers> | undefined;
	const names = (): Promise<Answers> => {
		answers ??= resolveName(host, sources, limits);
		return answers;
	};
	return {
		names,
		async isReached(family) {
			const { ipv4, ipv6, system } = await names();
			const [address] = [family === 4 ? ipv4 : ipv6, system]
				.flatMap(addressesOf)
				.filter((each) => isIP(each) === family);
			if (address === undefined) return false;
			const { connection, socket } = await straightTo(address, port)(limits);
			socket?.destroy();
			return connection.ok;
		},
	};
}

/** The addresses in an answer. */
export function addressesOf(answer: Answer): readonly string[] {
	return answer.outcome === "found"
		? answer.addresses.map(({ address }) => address)
		: [];
}

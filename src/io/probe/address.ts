import { isIP } from "node:net";
import type {
	AddressObservation,
	Endpoint,
	NameObservation,
	Reach,
} from "../../webhook/diagnose/address/observation.ts";
import { type EndpointProbe, hostOf, tryEach, tryProxy } from "./endpoints.ts";
import { proxyFor } from "./proxy.ts";
import { isFor, type Override } from "./resolution.ts";
import { answerOf, type NameSources, reachOf, resolveName } from "./resolve.ts";
import {
	addressesOf,
	defaultLandmark,
	type Landmark,
	lookAround,
	type World,
} from "./world.ts";

/** What to look at, and from where. */
export interface AddressProbe extends NameSources, EndpointProbe {
	/** As the user, or Meta, spells it. */
	readonly url: string | URL;
	/** Addresses in the place of what DNS says; then no proxy is used. Those for other hosts and ports don't count. */
	readonly resolve?: readonly Override[];
	/** What is tried where nothing of the host is found: whether anything is there at all. */
	readonly landmark?: Landmark;
}

/** A local app listens on one of them. */
const loopback = ["127.0.0.1", "::1"];

/** Looks the name up, connects to each of its addresses, and looks at the certificates there. Sends no request, never rejects; `timeoutMs` is for each step. */
export async function observeAddress(
	probe: AddressProbe,
): Promise<AddressObservation> {
	const typed = String(probe.url).trim();
	const url = URL.canParse(typed) ? new URL(typed) : undefined;
	const reach = url && isWeb(url) ? reachOf(url.hostname) : undefined;
	const { text, hasCredentials } = withoutCredentials(typed);
	const spelling = { url: text, hasCredentials, reach, checkedAt: Date.now() };
	const unknown = { ipv4: undefined, ipv6: undefined };
	const nothing = { names: undefined, endpoints: [], world: unknown };

	if (url === undefined || reach === undefined)
		return { ...spelling, ...nothing };
	if (reach === "loopback" || reach === "private") {
		return {
			...spelling,
			...nothing,
			endpoints: await lookAtLocal(url, reach, probe),
		};
	}
	return { ...spelling, ...(await lookAtPublic(url, probe)) };
}

async function lookAtPublic(
	url: URL,
	probe: AddressProbe,
): Promise<Pick<AddressObservation, "names" | "endpoints" | "world">> {
	const host = hostOf(url);
	const world = lookAround(probe.landmark ?? defaultLandmark, probe, probe);
	const given = probe.resolve
		?.filter((override) => isFor(override, url))
		.flatMap(({ addresses }) => addresses);
	const isGiven = given !== undefined && given.length > 0;

	const proxy = isGiven ? undefined : proxyFor(url, probe.env);
	const names = await (isGiven
		? givenNames(given)
		: isIP(host) === 0
			? lookUpNames(host, world, probe)
			: undefined);
	const addresses = names === undefined ? [host] : worthTrying(names);
	const endpoints =
		proxy === undefined
			? await tryEach(url, addresses, probe)
			: [await tryProxy(url, proxy, probe)];
	return {
		names,
		endpoints,
		world:
			isGiven || proxy !== undefined
				? { ipv4: undefined, ipv6: undefined }
				: await compareWithWorld(endpoints, world),
	};
}

function givenNames(addresses: readonly string[]): NameObservation {
	return {
		source: "given",
		ipv4: answerOf(addresses.filter((each) => isIP(each) === 4)),
		ipv6: answerOf(addresses.filter((each) => isIP(each) === 6)),
		system: { outcome: "none" },
		isDnsUsable: undefined,
		isSystemUsable: undefined,
	};
}

/** Where the name is not found, a name that surely exists tells whether names can be looked up here at all. */
async function lookUpNames(
	host: string,
	world: World,
	probe: AddressProbe,
): Promise<NameObservation> {
	const answers = await resolveName(host, probe, probe);
	const isFound = [answers.ipv4, answers.ipv6].some(
		({ outcome }) => outcome === "found",
	);
	const known = isFound ? undefined : await world.names();
	return {
		source: "dns",
		...answers,
		isDnsUsable:
			known &&
			[known.ipv4, known.ipv6].some(({ outcome }) => outcome === "found"),
		isSystemUsable: known && known.system.outcome === "found",
	};
}

/** What DNS says, else what this machine knows; addresses that are private lead to somebody else's network. */
function worthTrying({
	source,
	ipv4,
	ipv6,
	system,
}: NameObservation): readonly string[] {
	const told = [ipv4, ipv6].some(({ outcome }) => outcome === "found")
		? [ipv4, ipv6]
		: [system];
	return told
		.flatMap(addressesOf)
		.filter((each) => source === "given" || isOutside(reachOf(each)));
}

function isOutside(reach: Reach): boolean {
	return reach === "public" || reach === "faked";
}

/** The certificate of a local app is worth showing; nothing else of it is looked at. */
async function lookAtLocal(
	url: URL,
	reach: Reach,
	probe: AddressProbe,
): Promise<readonly Endpoint[]> {
	if (reach !== "loopback" || url.protocol !== "https:") return [];
	const host = hostOf(url);
	return tryEach(url, isIP(host) === 0 ? loopback : [host], probe);
}

/** Where no connection came about on a family, whether others can be reached on it. */
async function compareWithWorld(
	endpoints: readonly Endpoint[],
	world: World,
): Promise<AddressObservation["world"]> {
	const isInDoubt = (route: Endpoint["route"]): boolean => {
		const ways = endpoints.filter((each) => each.route === route);
		return ways.length > 0 && !ways.some(({ connection }) => connection.ok);
	};
	const [ipv4, ipv6] = await Promise.all([
		isInDoubt("IPv4") ? world.isReached(4) : undefined,
		isInDoubt("IPv6") ? world.isReached(6) : undefined,
	]);
	return { ipv4, ipv6 };
}

function isWeb({ protocol, hostname }: URL): boolean {
	return /^https?:$/.test(protocol) && hostname !== "";
}

/** Also where it is no URL, for who types a password into one that is not quite right. */
function withoutCredentials(text: string): {
	text: string;
	hasCredentials: boolean;
} {
	const bare = text.replace(/^([a-z][a-z0-9+.-]*:\/*)[^/?#]*@/i, "$1");
	return { text: bare, hasCredentials: bare !== text };
}

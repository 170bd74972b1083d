import type { Finding } from "../finding.ts";
import { noNetwork } from "./names.ts";
import type { AddressObservation, Endpoint } from "./observation.ts";

/** Says what is wrong with the ways to a callback's addresses. */
export function diagnoseConnections({
	endpoints,
	world,
	names,
}: AddressObservation): readonly Finding[] {
	if (endpoints.length === 0) return [];
	const [first] = endpoints;
	if (first?.route === "proxy") return [diagnoseProxy(first)];

	const tried = endpoints.filter((each) => !isOurs(each, world));
	const open = tried.filter(isOpen);
	if (endpoints.some(isStopped))
		return [skipped("stopped before it was clear", endpoints)];
	if (open.length === 0)
		return [noWay(tried, endpoints, names?.source === "given")];

	return [
		{
			code: "connection",
			level: "ok",
			title: `connects over ${routesOf(open).join(" and ")}`,
			seen: open.map(inWords),
		},
		...deadWays(tried),
		...notTried(endpoints, tried),
	];
}

/** Whether the failure is this machine's own: it has no such network, or reaches nobody else on it either. */
function isOurs(
	{ route, connection }: Endpoint,
	world: AddressObservation["world"],
): boolean {
	if (connection.ok) return false;
	const isAnyReached = route === "IPv6" ? world.ipv6 : world.ipv4;
	if (isAnyReached !== undefined) return !isAnyReached;
	return /^(ENETUNREACH|EADDRNOTAVAIL|EAFNOSUPPORT)$/.test(connection.code);
}

function noWay(
	tried: readonly Endpoint[],
	endpoints: readonly Endpoint[],
	isGiven: boolean,
): Finding {
	if (tried.length === 0) {
		const onlyIpv6 = endpoints.every(({ route }) => route === "IPv6");
		if (onlyIpv6 && !isGiven) return notTried(endpoints, tried)[0] ?? noNetwork;
		return { ...noNetwork, seen: endpoints.map(inWords) };
	}
	const seen = tried.map(inWords);
	const causes = new Set(
		tried.map(({ connection }) => (connection.ok ? "" : connection.cause)),
	);
	if (causes.has("refused")) {
		return {
			code: "connection-refused",
			level: "fail",
			title: "connections are refused",
			seen,
		};
	}
	if (causes.has("timed-out")) {
		return {
			code: "connection-timeout",
			level: "fail",
			title: "no connection comes about",
			seen,
		};
	}
	return {
		code: "connection-fails",
		level: "fail",
		title: "connections fail",
		seen,
	};
}

/** Addresses that lead nowhere beside others that work. */
function deadWays(tried: readonly Endpoint[]): readonly Finding[] {
	const dead = tried.filter((each) => !isOpen(each));
	if (dead.length === 0) return [];
	const seen = dead.map(inWords);
	const isAllOfIpv6 = tried.every(
		(each) => isOpen(each) === (each.route === "IPv4"),
	);
	return [
		isAllOfIpv6
			? {
					code: "ipv6-broken",
					level: "warn",
					title: "IPv6 leads nowhere",
					seen,
				}
			: {
					code: "address-dead",
					level: "warn",
					title: "not every address takes connections",
					seen,
				},
	];
}

/** What this machine has no network for. */
function notTried(
	endpoints: readonly Endpoint[],
	tried: readonly Endpoint[],
): readonly Finding[] {
	const left = endpoints.filter((each) => !tried.includes(each));
	if (left.length === 0) return [];
	const [route = ""] = routesOf(left);
	return [
		{
			code: "family-unchecked",
			level: "skip",
			title: `${route} not checked: this machine has none that works`,
			seen: left.map(({ address }) => address),
		},
	];
}

function diagnoseProxy(endpoint: Endpoint): Finding {
	const { connection } = endpoint;
	if (connection.ok) {
		return {
			code: "connection",
			level: "ok",
			title: "connects through the proxy",
			seen: [inWords(endpoint)],
		};
	}
	return {
		code: "proxy-in-the-way",
		level: "skip",
		title: "not checked: the proxy makes no connection",
		seen: [inWords(endpoint)],
	};
}

function skipped(title: string, endpoints: readonly Endpoint[]): Finding {
	return {
		code: "connection",
		level: "skip",
		title,
		seen: endpoints.map(inWords),
	};
}

function isOpen({ connection }: Endpoint): boolean {
	return connection.ok;
}

function isStopped({ connection }: Endpoint): boolean {
	return !connection.ok && connection.cause === "stopped";
}

function routesOf(endpoints: readonly Endpoint[]): readonly string[] {
	return [...new Set(endpoints.map(({ route }) => route))];
}

/** `IPv6 2001:db8::7 port 443: ECONNREFUSED after 3 ms`. */
function inWords({ route, address, port, connection }: Endpoint): string {
	const place =
		route === "proxy"
			? `proxy ${address}, to port ${port}`
			: `${route} ${address} port ${port}`;
	return connection.ok
		? `${place}: connected in ${connection.ms} ms`
		: `${place}: ${connection.code} after ${connection.ms} ms`;
}

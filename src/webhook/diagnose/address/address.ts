import type { Finding } from "../finding.ts";
import { diagnoseConnections } from "./connections.ts";
import { diagnoseNames } from "./names.ts";
import type { AddressObservation } from "./observation.ts";
import { diagnoseTls, localCertificate } from "./tls.ts";
import { diagnoseUrl } from "./url.ts";

/** Says what is wrong with a callback's address, the root cause first; only `ok` for a healthy one, one `skip` for a local app. */
export function diagnoseAddress(
	observation: AddressObservation,
): readonly Finding[] {
	const { reach } = observation;
	if (reach === undefined) return diagnoseUrl(observation);
	if (reach === "loopback" || reach === "private")
		return [localApp(observation)];

	const spelling = diagnoseUrl(observation);
	const names = diagnoseNames(observation);
	// Nothing that comes after means more than that the name leads nowhere.
	if (names.some(isDeadEnd)) return [...spelling, ...names];
	const connections = diagnoseConnections(observation);
	// Without a network the name may still have come from a cache; that says nothing.
	if (connections.some(({ code }) => code === "no-network")) {
		return [...spelling, ...connections];
	}
	return [...spelling, ...names, ...connections, ...diagnoseTls(observation)];
}

/** Whether a request to it may be answered: false where the name leads nowhere, or no connection came about. A local app is worth a try. */
export function isReachable({
	reach,
	names,
	endpoints,
}: AddressObservation): boolean {
	if (reach === undefined) return false;
	if (reach === "loopback" || reach === "private") return true;
	if (endpoints.length > 0) {
		return endpoints.some(({ connection }) => connection.ok);
	}
	// Private addresses aren't tried, but may well be reached from here.
	return [names?.ipv4, names?.ipv6, names?.system].some(
		(answer) => answer?.outcome === "found",
	);
}

function isDeadEnd({ code, level }: Finding): boolean {
	return level === "fail" || code === "no-network";
}

function localApp(observation: AddressObservation): Finding {
	const seen = localCertificate(observation);
	const where =
		observation.reach === "loopback"
			? "on this machine"
			: "in a private network";
	return {
		code: "local-app",
		level: "skip",
		title: `a local app, ${where}: name, network and certificate don't matter yet`,
		...(seen.length > 0 && { seen }),
	};
}

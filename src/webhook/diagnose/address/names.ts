import type { Finding } from "../finding.ts";
import type {
	Address,
	AddressObservation,
	Answer,
	NameObservation,
} from "./observation.ts";

/** What came out, before what was seen is put to it. */
type Outcome = Pick<Finding, "code" | "level" | "title">;

/** Says what is wrong with a callback's name; nothing for an IP address. */
export function diagnoseNames(
	observation: AddressObservation,
): readonly Finding[] {
	const { names } = observation;
	if (names === undefined) return [];
	const { hostname } = new URL(observation.url);
	return outcomesOf(names, observation).map((outcome) => ({
		...outcome,
		seen: told(names),
		...(outcome.level === "fail" && lookUp(hostname)),
	}));
}

function outcomesOf(
	names: NameObservation,
	{ endpoints }: AddressObservation,
): readonly Outcome[] {
	if (names.source === "given") {
		return [skipped("DNS not asked: the address was given with --resolve")];
	}
	if (addressesIn(names.ipv4, names.ipv6).length > 0) return found(names);
	// A proxy looks names up by itself, and where there is one there is often no DNS.
	const proxy = endpoints.find(({ route }) => route === "proxy");
	if (proxy?.connection.ok || (proxy && names.isDnsUsable !== true)) {
		return [skipped("looked up by the proxy, not from here")];
	}
	return [notFound(names)];
}

function found(names: NameObservation): readonly Outcome[] {
	const addresses = addressesIn(names.ipv4, names.ipv6);
	if (addresses.some(isLocal)) {
		const title = addresses.every(isLocal)
			? "the name leads to a private address"
			: "one of the name's addresses is private";
		return [{ code: "private-address", level: "fail", title }];
	}
	if (addresses.some(({ reach }) => reach === "faked")) {
		const title = "a tool on this machine answers in the place of DNS";
		return [{ code: "faked-address", level: "skip", title }];
	}
	const here = addressesIn(names.system);
	if (here.length > 0 && here.every(isLocal)) {
		const title = "this machine takes the name for a local one";
		return [{ code: "hosts-file", level: "warn", title }];
	}
	const title = "the name is public";
	const ok: Outcome = { code: "public-name", level: "ok", title };
	if (names.ipv4.outcome !== "none") return [ok];
	const lacking = "the name has no IPv4 address";
	return [ok, { code: "ipv6-only", level: "warn", title: lacking }];
}

function notFound(names: NameObservation): Outcome {
	const answers = [names.ipv4, names.ipv6];
	const unanswered = answers.filter(({ outcome }) => outcome === "unanswered");
	if (unanswered.some((each) => "code" in each && each.code === "stopped")) {
		return skipped("stopped before it was clear");
	}
	const here = addressesIn(names.system);
	const isHere = here.length > 0;
	if (isHere && (names.isDnsUsable !== true || unanswered.length > 0)) {
		const what = here.every(isLocal) ? "a local address" : "an address";
		return skipped(`this machine has ${what} for it; DNS gave no answer`);
	}
	if (names.isDnsUsable !== true) {
		return names.isSystemUsable === true ? nonexistent : noNetwork;
	}
	if (unanswered.length > 0) {
		const title = "nobody says where the name leads";
		return { code: "name-servers-fail", level: "fail", title };
	}
	if (isHere) {
		const title = "only this machine knows the name";
		return { code: "name-only-here", level: "fail", title };
	}
	if (answers.every(({ outcome }) => outcome === "missing")) return nonexistent;
	const title = "the name has no address";
	return { code: "name-without-address", level: "fail", title };
}

const nonexistent: Outcome = {
	code: "name-not-found",
	level: "fail",
	title: "the name doesn't exist",
};

/** What is said where nothing at all can be reached. */
export const noNetwork: Outcome = {
	code: "no-network",
	level: "skip",
	title: "no network here, so nothing is said about the address",
};

function skipped(title: string): Outcome {
	return { code: "public-name", level: "skip", title };
}

function addressesIn(...answers: readonly Answer[]): readonly Address[] {
	return answers.flatMap((answer) =>
		answer.outcome === "found" ? answer.addresses : [],
	);
}

function isLocal({ reach }: Address): boolean {
	return reach === "private" || reach === "loopback";
}

/** A line for each kind of address, and one for what only this machine knows. */
function told({ ipv4, ipv6, system }: NameObservation): readonly string[] {
	const dns = [`A     ${inWords(ipv4)}`, `AAAA  ${inWords(ipv6)}`];
	const known = addressesIn(ipv4, ipv6).map(({ address }) => address);
	const others = addressesIn(system).filter(
		({ address }) => !known.includes(address),
	);
	if (others.length === 0) return dns;
	return [...dns, `here  ${inWords({ outcome: "found", addresses: others })}`];
}

function inWords(answer: Answer): string {
	switch (answer.outcome) {
		case "found":
			return answer.addresses.map(({ address }) => address).join(", ");
		case "none":
			return "none";
		case "missing":
			return "no such name (NXDOMAIN)";
		case "unanswered":
			return `no answer (${answer.code})`;
	}
}

/** A name is ready to paste where it is spelled with nothing that a shell reads otherwise. */
function lookUp(host: string): Pick<Finding, "commands"> {
	const isPlain = /^\w[\w.-]*$/.test(host);
	return isPlain ? { commands: [`nslookup ${host} 1.1.1.1`] } : {};
}

import { describeChain, describeDate } from "./address-chain.ts";
import type {
	AddressObservation,
	Certificate,
	Endpoint,
	TlsObservation,
} from "./address-observation.ts";
import { trustFault } from "./address-trust.ts";
import type { Finding } from "./finding.ts";

type Shaken = Extract<TlsObservation, { ok: true }>;
type Unshaken = Extract<TlsObservation, { ok: false }>;

const day = 24 * 60 * 60 * 1000;

/** Says what is wrong with TLS at a callback's addresses, each fault once, with the addresses that have it where not all do. */
export function diagnoseTls(
	observation: AddressObservation,
): readonly Finding[] {
	const looked = observation.endpoints.flatMap((endpoint) => {
		const { tls } = endpoint;
		return tls === undefined
			? []
			: [{ endpoint, findings: diagnoseOne(observation, endpoint, tls) }];
	});
	const all = looked.flatMap(({ findings }) => findings);
	const faults = all.filter(({ level }) => level !== "ok");
	const told = faults.length > 0 ? faults : all;
	return [...new Set(told.map(({ code }) => code))].flatMap((code) => {
		const having = looked.filter(({ findings }) =>
			findings.some((each) => each.code === code),
		);
		const finding = told.find((each) => each.code === code);
		if (finding === undefined) return [];
		if (having.length === looked.length) return [finding];
		const places = having.map(
			({ endpoint }) => `${endpoint.route} ${endpoint.address}`,
		);
		const only = `only at ${places.join(", ")}`;
		return [{ ...finding, seen: [only, ...(finding.seen ?? [])] }];
	});
}

/** What certificate a local app has, in lines; none where it has none. */
export function localCertificate({
	endpoints,
	checkedAt,
}: AddressObservation): readonly string[] {
	const tls = endpoints
		.map((each) => each.tls)
		.find((each): each is Shaken => each?.ok === true);
	return tls === undefined ? [] : describeChain(tls.chain, checkedAt);
}

function diagnoseOne(
	{ url, checkedAt }: AddressObservation,
	endpoint: Endpoint,
	tls: TlsObservation,
): readonly Finding[] {
	const host = new URL(url).hostname;
	const found = tls.ok
		? diagnoseCertificate(host, tls, checkedAt)
		: [diagnoseFailure(endpoint.port, tls)];
	return found.map((finding) => {
		const isFault = finding.level === "warn" || finding.level === "fail";
		return { ...finding, ...(isFault && inspect(host, endpoint)) };
	});
}

function diagnoseCertificate(
	host: string,
	tls: Shaken,
	now: number,
): readonly Finding[] {
	const { chain, version, ms } = tls;
	const [leaf] = chain;
	const seen = describeChain(chain, now);
	if (leaf === undefined) {
		return [
			{
				code: "tls-handshake",
				level: "fail",
				title: "the server shows no certificate",
			},
		];
	}
	const faults: Finding[] = [];
	if (tls.isOutdated) {
		faults.push({
			code: "tls-old",
			level: "fail",
			title: `TLS comes about with outdated methods only: ${version}`,
			seen: [version],
		});
	}
	const untrusted = trustFault(tls, now);
	if (untrusted !== undefined) faults.push(untrusted);
	// Who makes a certificate for himself makes a whole new one anyway, whatever else is wrong with this.
	if (untrusted?.code === "tls-self-signed") return faults;

	if (!tls.isForHost) faults.push(wrongName(host, tls, leaf));
	faults.push(...timeFaults(leaf, now, seen));
	if (faults.length > 0) return faults;
	return [
		{
			code: "certificate",
			level: "ok",
			title: `certificate complete and valid for ${count(daysLeft(leaf, now), "more day")}`,
			seen: [`${version}, handshake in ${ms} ms`, ...seen],
		},
	];
}

function wrongName(host: string, tls: Shaken, leaf: Certificate): Finding {
	const names = leaf.names.length > 0 ? leaf.names : [leaf.subject];
	const fix = wrongNameFix(host, names, tls);
	return {
		code: "tls-wrong-name",
		level: "fail",
		title: "the certificate is for another name",
		seen: [`asked for  ${host}`, `it is for  ${names.join(", ")}`],
		...(fix !== undefined && { fix }),
	};
}

function wrongNameFix(
	host: string,
	names: readonly string[],
	{ isDefault }: Shaken,
): string | undefined {
	const twin = host.startsWith("www.") ? host.slice(4) : `www.${host}`;
	if (names.includes(twin)) {
		return `Give Meta the URL with ${twin}, or have the certificate issued for both names.`;
	}
	if (!isDefault) return undefined;
	return "Who asks for no name at all gets the same certificate: it is the server's default one, and nothing is set up there for your host. Add the host and its certificate to the server, or let its name lead to the right one.";
}

/** Of the host's own certificate; one further up that has run out is a matter of trust. */
function timeFaults(
	leaf: Certificate,
	now: number,
	seen: readonly string[],
): readonly Finding[] {
	if (leaf.validTo <= now) {
		return [
			{
				code: "tls-expired",
				level: "fail",
				title: `the certificate expired ${describeDate(leaf.validTo, now)}`,
				seen,
			},
		];
	}
	if (leaf.validFrom > now) {
		return [
			{
				code: "tls-not-yet-valid",
				level: "fail",
				title: `the certificate is valid from ${describeDate(leaf.validFrom, now)} only`,
				seen,
			},
		];
	}
	// Some are made for a week; those are renewed in their last days.
	const warnAt = Math.min(14 * day, (leaf.validTo - leaf.validFrom) / 5);
	if (leaf.validTo - now < warnAt) {
		return [
			{
				code: "tls-expires-soon",
				level: "warn",
				title: `the certificate expires in ${count(daysLeft(leaf, now), "day")}`,
				seen,
			},
		];
	}
	return [];
}

function diagnoseFailure(port: number, tls: Unshaken): Finding {
	const seen = [tls.code];
	if (tls.cause === "stopped") {
		return {
			code: "certificate",
			level: "skip",
			title: "stopped before it was clear",
		};
	}
	if (tls.cause === "no-tls") {
		return {
			code: "no-tls",
			level: "fail",
			title: `port ${port} doesn't speak TLS`,
			seen,
		};
	}
	if (tls.isFineWithoutName || /UNRECOGNIZED_NAME/.test(tls.code)) {
		return {
			code: "tls-unknown-name",
			level: "fail",
			title: "the server knows no such host",
			seen,
		};
	}
	if (tls.cause === "timed-out") {
		return {
			code: "tls-timeout",
			level: "fail",
			title: "connected, but TLS never comes about",
			seen: [`nothing within ${tls.ms} ms`],
		};
	}
	return {
		code: "tls-handshake",
		level: "fail",
		title: "the server breaks off the TLS handshake",
		seen,
	};
}

/** Ready to paste where the host is spelled with nothing that a shell reads otherwise. */
function inspect(
	host: string,
	{ route, address, port }: Endpoint,
): Pick<Finding, "commands"> {
	const isPlain = /^\w[\w.-]*$/.test(host);
	const isAddress = /^[\d.]+$|^\[[\da-f:.]+\]$/i.test(host);
	if (route === "proxy" || !(isPlain || isAddress)) return {};
	const place = `${route === "IPv6" ? `[${address}]` : address}:${port}`;
	const name = isAddress ? "" : ` -servername ${host}`;
	return {
		commands: [
			`openssl s_client -connect ${place}${name} -showcerts </dev/null`,
		],
	};
}

function daysLeft({ validTo }: Certificate, now: number): number {
	return Math.floor((validTo - now) / day);
}

function count(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

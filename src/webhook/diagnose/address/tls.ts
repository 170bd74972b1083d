import type { Finding } from "../finding.ts";
import { diagnoseCertificate } from "./certificate.ts";
import { describeChain } from "./chain.ts";
import type {
	AddressObservation,
	Endpoint,
	TlsObservation,
} from "./observation.ts";

type Shaken = Extract<TlsObservation, { ok: true }>;
type Unshaken = Extract<TlsObservation, { ok: false }>;

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

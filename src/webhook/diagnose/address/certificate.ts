import type { Finding } from "../finding.ts";
import { describeChain, describeDate } from "./chain.ts";
import type { Certificate, TlsObservation } from "./observation.ts";
import { trustFault } from "./trust.ts";

type Shaken = Extract<TlsObservation, { ok: true }>;

const day = 24 * 60 * 60 * 1000;
const mostNames = 8;

/** Says what is wrong with what a server shows in the handshake; only `ok` where nothing is. */
export function diagnoseCertificate(
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
	// Whoever brings TLS up to date there meets the other one next; until then this is enough.
	const isOfOldBox = tls.isOutdated && tls.isTrustedHereOnly;
	if (untrusted !== undefined && !isOfOldBox) faults.push(untrusted);
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
		seen: [`asked for  ${host}`, `it is for  ${listed(names)}`],
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

/** A certificate of a CDN may name a hundred hosts. */
function listed(names: readonly string[]): string {
	const more = names.length - mostNames;
	const some = names.slice(0, mostNames).join(", ");
	return more > 0 ? `${some} and ${more} more` : some;
}

function daysLeft({ validTo }: Certificate, now: number): number {
	return Math.floor((validTo - now) / day);
}

function count(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

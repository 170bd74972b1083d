import type { Finding } from "../finding.ts";
import { describeChain, describeDate } from "./chain.ts";
import type { TlsObservation } from "./observation.ts";

/** Why nobody vouches for the certificate, told apart as far as it can be from what the server sends; undefined for one that is trusted. */
export function trustFault(
	{ chain, distrust, isTrustedHereOnly }: Extract<TlsObservation, { ok: true }>,
	now: number,
): Finding | undefined {
	const [leaf] = chain;
	const last = chain.at(-1);
	if (distrust === undefined || leaf === undefined || last === undefined) {
		return undefined;
	}
	const seen = describeChain(chain, now);
	if (leaf.isSelfSigned) {
		return {
			code: "tls-self-signed",
			level: "fail",
			title: "the certificate is signed by itself",
			seen,
		};
	}
	if (isTrustedHereOnly) {
		return {
			code: "tls-trusted-here-only",
			level: "warn",
			title: "only NODE_EXTRA_CA_CERTS vouches for the certificate",
			seen,
		};
	}
	if (unknownIssuer.test(distrust)) {
		const [source] = last.issuerUrls;
		if (last.isSelfSigned || source === undefined) {
			return {
				code: "tls-unknown-authority",
				level: "fail",
				title: "the certificate is of an authority that is no public one",
				seen,
			};
		}
		return {
			code: "tls-incomplete-chain",
			level: "fail",
			title: "a certificate is missing from the chain",
			seen: [
				...seen,
				`${chain.length + 1}. ${last.issuer}: not sent; it is at ${source}`,
			],
		};
	}
	const old = chain.slice(1).find(({ validTo }) => validTo <= now);
	if (old !== undefined) {
		return {
			code: "tls-expired",
			level: "fail",
			title: `a certificate of the chain expired ${describeDate(old.validTo, now)}`,
			seen,
			fix: "Your own certificate may be fine: replace the file with those of the authority (chain.pem, ca-bundle.crt) by a current one, which comes with the next renewal.",
		};
	}
	const isTime = leaf.validTo <= now || leaf.validFrom > now;
	return isTime
		? undefined
		: {
				code: "tls-untrusted",
				level: "fail",
				title: "the certificate is not trusted",
				seen: [distrust, ...seen],
			};
}

const unknownIssuer = /^UNABLE_TO_|^SELF_SIGNED_CERT_IN_CHAIN$/;

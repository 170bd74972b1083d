import { X509Certificate } from "node:crypto";
import type { DetailedPeerCertificate, TLSSocket } from "node:tls";
import type { Certificate } from "../../webhook/diagnose/address/observation.ts";

/** The certificates of the other side, its own first; one from the store of authorities may stand last. */
export function chainOf(socket: TLSSocket): readonly Certificate[] {
	const chain: X509Certificate[] = [];
	const seen = new Set<string>();
	let next: DetailedPeerCertificate | undefined =
		socket.getPeerCertificate(true);
	// An issuer that is its own issuer stands there for ever; without a certificate there is an empty object.
	while (next?.raw !== undefined && !seen.has(next.fingerprint256)) {
		seen.add(next.fingerprint256);
		chain.push(new X509Certificate(next.raw));
		next = next.issuerCertificate;
	}
	return chain.map(readCertificate);
}

function readCertificate(certificate: X509Certificate): Certificate {
	const { subject, issuer, subjectAltName, infoAccess } = certificate;
	return {
		subject: shortName(subject),
		issuer: shortName(issuer),
		names: listed(subjectAltName, /(?:DNS|IP Address):([^,\s"]+)/g),
		validFrom: Date.parse(certificate.validFrom),
		validTo: Date.parse(certificate.validTo),
		isSelfSigned: certificate.checkIssued(certificate),
		issuerUrls: listed(infoAccess, /CA Issuers - URI:(https?:[^\s"]+)/g),
	};
}

/** `R11 (Let's Encrypt)` of `C=US\nO=Let's Encrypt\nCN=R11`. */
function shortName(name: string | undefined): string {
	const parts = new Map(
		(name ?? "").split("\n").map((line) => {
			const [key = "", ...value] = line.split("=");
			return [key, value.join("=")] as const;
		}),
	);
	const common = parts.get("CN");
	const organisation = parts.get("O");
	if (common === undefined) return organisation ?? "";
	return organisation === undefined ? common : `${common} (${organisation})`;
}

function listed(text: string | undefined, pattern: RegExp): readonly string[] {
	return [...(text ?? "").matchAll(pattern)].map(([, value = ""]) => value);
}

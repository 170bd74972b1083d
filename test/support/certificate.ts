import "reflect-metadata";
import { webcrypto } from "node:crypto";
import {
	AuthorityInfoAccessExtension,
	BasicConstraintsExtension,
	ExtendedKeyUsage,
	ExtendedKeyUsageExtension,
	type Extension,
	KeyUsageFlags,
	KeyUsagesExtension,
	PemConverter,
	SubjectAlternativeNameExtension,
	X509CertificateGenerator,
} from "@peculiar/x509";

/** What a certificate is to say; times are days from now. */
export interface Wish {
	readonly names: readonly string[];
	readonly from?: number;
	readonly to?: number;
}

/** A server's key and certificate, as PEM. */
export interface Identity {
	readonly key: string;
	/** Its own certificate alone: cert.pem. */
	readonly cert: string;
	/** Its own and all that stand between it and the root: fullchain.pem. */
	readonly fullChain: string;
}

/** Signs certificates, as a certificate authority does. */
export interface Authority {
	readonly pem: string;
	issue(wish: Wish): Promise<Identity>;
	/** An authority that this one vouches for; `to` is in days from now. `url` is where certificates say that it can be fetched. */
	appoint(
		name: string,
		options?: { url?: string; to?: number },
	): Promise<Authority>;
}

/** Makes an authority that vouches for itself. */
export async function createAuthority(name: string): Promise<Authority> {
	const keys = await newKeys();
	const root = await sign(
		{ name, keys, extensions: asAuthority },
		{ name, keys },
	);
	return authorityOf({ name, keys }, root, "");
}

/** Makes a certificate that is its own issuer, as `openssl req -x509` does. */
export async function createSelfSigned(wish: Wish): Promise<Identity> {
	const keys = await newKeys();
	const name = wish.names[0] ?? "";
	const cert = await sign(
		{ name, keys, extensions: forHosts(wish.names), ...wish },
		{ name, keys },
	);
	return { key: await privatePem(keys), cert, fullChain: cert };
}

interface Signer {
	readonly name: string;
	readonly keys: webcrypto.CryptoKeyPair;
	/** Where its certificate can be fetched. */
	readonly url?: string | undefined;
}

interface Subject {
	readonly name: string;
	readonly keys: webcrypto.CryptoKeyPair;
	readonly extensions: readonly Extension[];
	readonly from?: number | undefined;
	readonly to?: number | undefined;
}

function authorityOf(signer: Signer, pem: string, between: string): Authority {
	return {
		pem,
		async issue(wish) {
			const keys = await newKeys();
			const name = wish.names[0] ?? "";
			const cert = await sign(
				{ name, keys, extensions: forHosts(wish.names), ...wish },
				signer,
			);
			return { key: await privatePem(keys), cert, fullChain: cert + between };
		},
		async appoint(name, { url, to } = {}) {
			const keys = await newKeys();
			const own = await sign(
				{ name, keys, extensions: asAuthority, to },
				signer,
			);
			return authorityOf({ name, keys, url }, own, own + between);
		},
	};
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
	return webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

async function sign(subject: Subject, signer: Signer): Promise<string> {
	const { from = -30, to = 60 } = subject;
	const certificate = await X509CertificateGenerator.create(
		{
			subject: `CN=${subject.name}`,
			issuer: `CN=${signer.name}`,
			publicKey: subject.keys.publicKey,
			signingKey: signer.keys.privateKey,
			signingAlgorithm: algorithm,
			notBefore: daysFromNow(from),
			notAfter: daysFromNow(to),
			extensions: [
				...subject.extensions,
				...(signer.url === undefined
					? []
					: [new AuthorityInfoAccessExtension({ caIssuers: [signer.url] })]),
			],
		},
		webcrypto,
	);
	return `${certificate.toString("pem")}\n`;
}

const asAuthority = [
	new BasicConstraintsExtension(true, undefined, true),
	new KeyUsagesExtension(
		KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign,
		true,
	),
];

function forHosts(names: readonly string[]): readonly Extension[] {
	return [
		new SubjectAlternativeNameExtension(
			names.map((value) => ({ type: "dns", value })),
		),
		new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
	];
}

async function privatePem(keys: webcrypto.CryptoKeyPair): Promise<string> {
	const key = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
	return PemConverter.encode(key, "PRIVATE KEY");
}

function daysFromNow(days: number): Date {
	// An hour more, so that the number of whole days left is the same all day.
	return new Date(Date.now() + days * 86_400_000 + 3_600_000);
}

import { readFile } from "node:fs/promises";
import { isIP, type Socket } from "node:net";
import {
	type ConnectionOptions,
	createSecureContext,
	rootCertificates,
	type SecureContext,
	type SecureContextOptions,
} from "node:tls";
import type { TlsObservation } from "../../webhook/diagnose/address/observation.ts";
import type { Connect } from "./connect.ts";
import { type Handshake, type Shaken, shakeHands } from "./shake-hands.ts";
import type { Limits } from "./when-ready.ts";

/** Whom to trust. */
export interface Authorities {
	/** Certificates (PEM) of the authorities that everybody trusts; Node's own by default. */
	readonly ca?: readonly string[];
	/** A file of more that only this machine trusts: NODE_EXTRA_CA_CERTS. */
	readonly extraFile?: string | undefined;
}

/** Shakes hands over `socket`, and over new connections where one doesn't tell enough. Ends them all; never rejects. */
export async function inspectTls(
	socket: Socket,
	again: Connect,
	host: string,
	{ ca, extraFile }: Authorities,
	limits: Limits,
): Promise<TlsObservation> {
	// What Node trusts by itself holds the extra file's authorities too, which the world doesn't know.
	const trusted =
		ca ?? (extraFile === undefined ? undefined : rootCertificates);
	const asMeta = {
		servername: isIP(host) === 0 ? host : "",
		secureContext:
			trusted === rootCertificates ? everybodys() : contextOf(trusted),
	};
	const retry = async (
		options: Pick<ConnectionOptions, "servername" | "secureContext">,
	): Promise<Handshake> => {
		const { socket: fresh } = await again(limits);
		return fresh === undefined
			? { ok: false, ms: 0, cause: "cut", code: "no connection" }
			: shakeHands(fresh, host, { ...asMeta, ...options }, limits);
	};

	const trustsHere = async (
		{ distrust = "" }: Shaken,
		options: SecureContextOptions = {},
	): Promise<boolean> => {
		if (!unknownIssuer.test(distrust)) return false;
		const extra = await readContext(extraFile, options);
		const here = extra && (await retry({ secureContext: extra }));
		return here?.ok === true && here.distrust === undefined;
	};

	const first = await shakeHands(socket, host, asMeta, limits);
	if (!first.ok) {
		const { ms, cause, code } = first;
		const isOpen = cause === "handshake" || cause === "cut";
		const old = isOpen
			? await retry({ secureContext: contextOf(trusted, outdated) })
			: first;
		if (old.ok) {
			const isTrustedHereOnly = await trustsHere(old, outdated);
			return seen(old, { isOutdated: true, isTrustedHereOnly });
		}
		const isNamed = asMeta.servername !== "";
		const nameless =
			isOpen && isNamed ? await retry({ servername: "" }) : undefined;
		return {
			ok: false,
			ms,
			cause,
			code,
			isFineWithoutName: nameless?.ok,
		};
	}

	const nameless = first.isForHost
		? undefined
		: await retry({ servername: "" });
	return seen(first, {
		isTrustedHereOnly: await trustsHere(first),
		isDefault: nameless?.ok && nameless.fingerprint === first.fingerprint,
	});
}

const unknownIssuer = /^UNABLE_TO_|SELF_SIGNED_CERT_IN_CHAIN/;

/** All that OpenSSL can still do; for looking, not for trusting. */
const outdated: SecureContextOptions = {
	minVersion: "TLSv1",
	ciphers: "ALL:!aNULL:@SECLEVEL=0",
};

function contextOf(
	ca: readonly string[] | undefined,
	options: SecureContextOptions = {},
): SecureContext {
	return createSecureContext({ ...(ca && { ca: [...ca] }), ...options });
}

/** Reading all of Node's own authorities takes 50 ms; once is enough. */
function everybodys(): SecureContext {
	everybodysContext ??= contextOf(rootCertificates);
	return everybodysContext;
}

let everybodysContext: SecureContext | undefined;

function seen(
	{ ms, version, chain, distrust, isForHost }: Shaken,
	more: {
		readonly isOutdated?: boolean;
		readonly isTrustedHereOnly?: boolean;
		readonly isDefault?: boolean | undefined;
	},
): TlsObservation {
	return {
		ok: true,
		ms,
		version,
		chain,
		distrust,
		isForHost,
		isOutdated: more.isOutdated ?? false,
		isTrustedHereOnly: more.isTrustedHereOnly ?? false,
		isDefault: more.isDefault,
	};
}

/** Undefined where there is no such file, or nothing of use in it. */
async function readContext(
	file: string | undefined,
	options: SecureContextOptions,
): Promise<SecureContext | undefined> {
	if (file === undefined) return undefined;
	try {
		return contextOf([await readFile(file, "utf8")], options);
	} catch {
		return undefined;
	}
}

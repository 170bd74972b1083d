import { readFile } from "node:fs/promises";
import { isIP, type Socket } from "node:net";
import {
	type ConnectionOptions,
	checkServerIdentity,
	connect,
	createSecureContext,
	rootCertificates,
	type SecureContext,
	type SecureContextOptions,
	type TLSSocket,
} from "node:tls";
import type { TlsObservation } from "../../webhook/diagnose/address-observation.ts";
import { chainOf } from "./certificate.ts";
import { type Connect, stopwatch } from "./connect.ts";
import { type Limits, type NotReady, whenReady } from "./when-ready.ts";

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
			? { ok: false, ms: 0, why: { cause: "timed-out" } }
			: shakeHands(fresh, host, { ...asMeta, ...options }, limits);
	};

	const first = await shakeHands(socket, host, asMeta, limits);
	if (!first.ok) {
		const { cause, code } = failureOf(first.why);
		const isOpen = cause === "handshake" || cause === "cut";
		const old = isOpen
			? await retry({ secureContext: contextOf(trusted, outdated) })
			: first;
		if (old.ok) return seen(old, { isOutdated: true });
		const isNamed = asMeta.servername !== "";
		const nameless =
			isOpen && isNamed ? await retry({ servername: "" }) : undefined;
		return {
			ok: false,
			ms: first.ms,
			cause,
			code,
			isFineWithoutName: nameless?.ok,
		};
	}

	const isStranger = unknownIssuer.test(first.distrust ?? "");
	const extra = isStranger ? await readContext(extraFile) : undefined;
	const here = extra && (await retry({ secureContext: extra }));
	const nameless = first.isForHost
		? undefined
		: await retry({ servername: "" });
	return seen(first, {
		isTrustedHereOnly: here?.ok === true && here.distrust === undefined,
		isDefault: nameless?.ok && nameless.fingerprint === first.fingerprint,
	});
}

const unknownIssuer = /^UNABLE_TO_|SELF_SIGNED_CERT_IN_CHAIN/;

/** All that OpenSSL can still do; for looking, not for trusting. */
const outdated: SecureContextOptions = {
	minVersion: "TLSv1",
	ciphers: "ALL:@SECLEVEL=0",
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

type Handshake =
	| (Shaken & { readonly ok: true })
	| { readonly ok: false; readonly ms: number; readonly why: NotReady };

interface Shaken
	extends Pick<
		Extract<TlsObservation, { ok: true }>,
		"ms" | "version" | "chain" | "distrust" | "isForHost"
	> {
	readonly fingerprint: string;
}

async function shakeHands(
	socket: Socket,
	host: string,
	options: ConnectionOptions,
	limits: Limits,
): Promise<Handshake> {
	const elapsed = stopwatch();
	// Nothing is sent over it, and what comes of a certificate that can't be trusted is to be seen.
	const secure = connect({ socket, rejectUnauthorized: false, ...options });
	const why = await whenReady(secure, "secureConnect", limits);
	const ms = elapsed();
	try {
		if (why !== undefined) return { ok: false, ms, why };
		const certificate = secure.getPeerCertificate();
		return {
			ok: true,
			ms,
			version: secure.getProtocol() ?? "",
			chain: chainOf(secure),
			distrust: distrustOf(secure),
			isForHost: checkServerIdentity(host, certificate) === undefined,
			fingerprint: certificate.fingerprint256,
		};
	} finally {
		secure.destroy();
		socket.destroy();
	}
}

/** Node puts a wrong name, which is looked at apart, where it has nothing worse to say. */
function distrustOf(socket: TLSSocket): string | undefined {
	// Typed as an Error; it is the name of one.
	const code = socket.authorized
		? undefined
		: String(socket.authorizationError);
	return code === "ERR_TLS_CERT_ALTNAME_INVALID" ? undefined : code;
}

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

function failureOf(
	why: NotReady,
): Pick<Extract<TlsObservation, { ok: false }>, "cause" | "code"> {
	if (why.cause !== "error") return { cause: why.cause, code: why.cause };
	const code = nameOf(why.error);
	if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/.test(code)) {
		return { cause: "no-tls", code };
	}
	return { cause: /^E(CONN|PIPE)/.test(code) ? "cut" : "handshake", code };
}

/** `ERR_SSL_WRONG_VERSION_NUMBER`, in OpenSSL's message where Node has only EPROTO. */
function nameOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const code = "code" in error ? String(error.code) : error.message;
	const [, reason] = /:SSL routines:[^:]*:([^:]+):/.exec(error.message) ?? [];
	if (code !== "EPROTO" || reason === undefined) return code;
	return `ERR_SSL_${reason.toUpperCase().replaceAll(" ", "_")}`;
}

/** Undefined where there is no such file, or nothing of use in it. */
async function readContext(
	file: string | undefined,
): Promise<SecureContext | undefined> {
	if (file === undefined) return undefined;
	try {
		return contextOf([await readFile(file, "utf8")]);
	} catch {
		return undefined;
	}
}

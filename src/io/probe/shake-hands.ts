import type { Socket } from "node:net";
import {
	type ConnectionOptions,
	checkServerIdentity,
	connect,
	type PeerCertificate,
	type TLSSocket,
} from "node:tls";
import type { TlsObservation } from "../../webhook/diagnose/address/observation.ts";
import { chainOf } from "./certificate.ts";
import { stopwatch } from "./connect.ts";
import { type Limits, type NotReady, whenReady } from "./when-ready.ts";

/** What came of one TLS handshake. */
export type Handshake =
	| (Shaken & { readonly ok: true })
	| (Pick<Extract<TlsObservation, { ok: false }>, "ms" | "cause" | "code"> & {
			readonly ok: false;
	  });

/** What is seen of the other side when it came about. */
export interface Shaken
	extends Pick<
		Extract<TlsObservation, { ok: true }>,
		"ms" | "version" | "chain" | "distrust" | "isForHost"
	> {
	readonly fingerprint: string;
}

/** Shakes hands over a connection, trusting nobody and refusing nobody, and ends it. Never rejects. */
export async function shakeHands(
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
		if (why !== undefined) return { ok: false, ms, ...failureOf(why) };
		const certificate = secure.getPeerCertificate();
		return {
			ok: true,
			ms,
			version: secure.getProtocol() ?? "",
			chain: chainOf(secure),
			distrust: distrustOf(secure),
			isForHost: isFor(host, certificate),
			fingerprint: certificate.fingerprint256,
		};
	} finally {
		secure.destroy();
		socket.destroy();
	}
}

/** Names that can't be read are for nobody; Node throws at them. */
function isFor(host: string, certificate: PeerCertificate): boolean {
	try {
		return checkServerIdentity(host, certificate) === undefined;
	} catch {
		return false;
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

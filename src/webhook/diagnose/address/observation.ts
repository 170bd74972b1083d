import type { FailureCause } from "../../reply.ts";

/** Who can reach a host: everybody, one network, this machine; `faked` is an address that a VPN or proxy tool here makes up. */
export type Reach = "public" | "private" | "loopback" | "faked";

/** What was seen of a callback URL before the first request: how it is spelled, its name, its addresses, its certificates. */
export interface AddressObservation {
	/** As it was given, without user name and password. */
	readonly url: string;
	readonly hasCredentials: boolean;
	/** What the spelling of the host says; undefined where no host can be read from it. */
	readonly reach: Reach | undefined;
	/** Undefined for what needs no look-up: an IP address, a local app. */
	readonly names: NameObservation | undefined;
	/** One for each way that was tried. */
	readonly endpoints: readonly Endpoint[];
	/** Whether another host in the world could be reached; undefined where nothing gave reason to try. */
	readonly world: {
		readonly ipv4: boolean | undefined;
		readonly ipv6: boolean | undefined;
	};
	/** Milliseconds since the epoch. */
	readonly checkedAt: number;
}

/** Where the addresses of a name come from, and what they are. */
export interface NameObservation {
	/** `given` by the user in the place of DNS. */
	readonly source: "dns" | "given";
	readonly ipv4: Answer;
	readonly ipv6: Answer;
	/** What programs on this machine get, hosts file included. */
	readonly system: Answer;
	/** Whether a name that surely exists was found by DNS, and by this machine's programs; undefined where nothing gave reason to ask. */
	readonly isDnsUsable: boolean | undefined;
	readonly isSystemUsable: boolean | undefined;
}

/** What came of looking a name up. */
export type Answer =
	| { readonly outcome: "found"; readonly addresses: readonly Address[] }
	/** The name exists, without an address of this kind. */
	| { readonly outcome: "none" }
	/** The name does not exist. */
	| { readonly outcome: "missing" }
	/** Nobody said; `code` is the resolver's. */
	| { readonly outcome: "unanswered"; readonly code: string };

export interface Address {
	readonly address: string;
	readonly reach: Reach;
}

/** One way to the host and what was at its end. */
export interface Endpoint {
	readonly route: "IPv4" | "IPv6" | "proxy";
	/** An IP address, or host and port of the proxy. */
	readonly address: string;
	readonly port: number;
	readonly connection: Connection;
	/** Undefined where there was no connection, or nothing to encrypt. */
	readonly tls?: TlsObservation;
}

export type Connection =
	| { readonly ok: true; readonly ms: number }
	| {
			readonly ok: false;
			readonly ms: number;
			readonly cause: FailureCause | "proxy";
			/** What the machine, or the proxy, called it: ECONNREFUSED, `403 Forbidden`. Untrusted. */
			readonly code: string;
	  };

export type TlsObservation =
	| {
			readonly ok: true;
			/** Milliseconds of the handshake alone. */
			readonly ms: number;
			/** `TLSv1.3`. */
			readonly version: string;
			/** The host's own certificate first. */
			readonly chain: readonly Certificate[];
			/** Why OpenSSL doesn't trust the chain, by its own name: CERT_HAS_EXPIRED; undefined when it does. */
			readonly distrust: string | undefined;
			/** Trusted by what NODE_EXTRA_CA_CERTS adds, not by the public authorities. */
			readonly isTrustedHereOnly: boolean;
			/** Whether it came about only with protocols or ciphers that are no longer taken anywhere. */
			readonly isOutdated: boolean;
			/** Whether the certificate is good for the host's name. */
			readonly isForHost: boolean;
			/** Whether who names no host gets the same certificate; undefined where that wasn't asked. */
			readonly isDefault: boolean | undefined;
	  }
	| {
			readonly ok: false;
			readonly ms: number;
			readonly cause:
				| "no-tls"
				/** The other side broke off, or there is nothing both can speak. */
				| "handshake"
				| "cut"
				| "timed-out"
				| "stopped";
			/** The error by Node's or OpenSSL's name. */
			readonly code: string;
			/** Whether it comes about for who names no host; undefined where that wasn't tried. */
			readonly isFineWithoutName: boolean | undefined;
	  };

/** What a certificate says of itself. All of it is untrusted. */
export interface Certificate {
	readonly subject: string;
	readonly issuer: string;
	/** The hosts it is good for. */
	readonly names: readonly string[];
	/** Milliseconds since the epoch. */
	readonly validFrom: number;
	readonly validTo: number;
	readonly isSelfSigned: boolean;
	/** Where its issuer's certificate can be fetched. */
	readonly issuerUrls: readonly string[];
}

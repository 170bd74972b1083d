/** What the receiver takes from strangers before it refuses. */
export interface Limits {
	/** Bytes of one body. Meta sends up to 3 MB. */
	readonly bodyBytes: number;
	/** Headers of one request; at this number Node starts to drop them silently, the signature among them. */
	readonly headers: number;
	/** Bytes of request line and headers together. */
	readonly headerBytes: number;
	/** Requests being read or answered at one time. */
	readonly inFlight: number;
	/** Bytes of all bodies being held at one time. */
	readonly bufferedBytes: number;
	/** Open connections; the one that has been quiet longest makes room for a new one. */
	readonly connections: number;
	/** Milliseconds from the first byte of a request to the end of its headers. */
	readonly headersMs: number;
	/** Milliseconds from the first byte of a request to the end of its body. */
	readonly requestMs: number;
	/** Milliseconds a connection may rest between requests; cloudflared keeps its own for 90 s. */
	readonly keepAliveMs: number;
	/** Milliseconds between two looks at the timeouts. Node's own 30 s would make `headersMs` an empty promise. */
	readonly checkEveryMs: number;
}

/** The limits of a listener that faces the internet. */
export const defaultLimits: Limits = {
	bodyBytes: 4 * 1024 * 1024,
	headers: 100,
	headerBytes: 16 * 1024,
	inFlight: 512,
	bufferedBytes: 64 * 1024 * 1024,
	connections: 1_024,
	headersMs: 10_000,
	requestMs: 30_000,
	keepAliveMs: 95_000,
	checkEveryMs: 1_000,
};

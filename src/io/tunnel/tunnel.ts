/** What a provider is asked for. */
export interface TunnelRequest {
	/** The local port the public address leads to. */
	readonly port: number;
	/** Aborts at the start deadline and on stop; `open` then rejects soon, leaving nothing behind. */
	readonly signal: AbortSignal;
	/** The address this provider gave last; the same one is asked for again where that is possible. */
	readonly previousUrl?: string;
}

/** A public address that leads to a local port. */
export interface Tunnel {
	/** Origin of the public address, with a path only if the user's own address has one; never ends in `/`. */
	readonly url: string;
	/** Resolves, never rejects, with the reason once the tunnel has ended; pending as long as nothing is known to be wrong. */
	readonly closed: Promise<string>;
	/** Something the user should know although the tunnel is open. */
	readonly note?: string;
	/** Ends the tunnel and whatever runs for it; never rejects. */
	close(): Promise<void>;
}

/** One way to get a public address. */
export interface TunnelProvider {
	readonly name: string;
	/** Resolves when the provider says that the tunnel is open; rejects with a `TunnelProblem`. */
	open(request: TunnelRequest): Promise<Tunnel>;
}

/** Why there is no tunnel, in words for the user. Parts may come from a server or a child process: untrusted text. */
export class TunnelProblem extends Error {
	override readonly name = "TunnelProblem";
	/** The next thing to do about it. */
	readonly hint: string | undefined;
	/** The provider isn't installed or not running here, which is no failure while another can be tried. */
	readonly absent: boolean;

	constructor(
		message: string,
		options: { hint?: string; absent?: boolean } = {},
	) {
		super(message);
		this.hint = options.hint;
		this.absent = options.absent ?? false;
	}
}

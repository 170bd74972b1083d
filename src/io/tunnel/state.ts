/** How the tunnel is doing, as the user sees it. */
export interface TunnelState {
	/**
	 * `opening`: no address yet, for the first time. `up`: a probe has just come back through the public address.
	 * `degraded`: there is an address, but the last probe did not come back. `down`: there is none; another try follows.
	 */
	readonly status: "opening" | "up" | "degraded" | "down";
	readonly provider: string;
	/** Without a trailing `/`; the webhook's path comes after it. */
	readonly url?: string;
	/** When this status began, milliseconds since the epoch. */
	readonly since: number;
	/** What is wrong, in one sentence; parts of it may be untrusted text. */
	readonly problem?: string;
	readonly hint?: string;
	/** Set once, on the first state with an address that differs from the one before it. */
	readonly urlChanged?: boolean;
}

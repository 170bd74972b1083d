/** How patient the supervisor is; all in milliseconds. */
export interface Timing {
	/** For a provider to open. */
	readonly startMs: number;
	/** For a new address to be reached for the first time, before it is shown with a warning. */
	readonly settleMs: number;
	/** Between probes while a new address settles. */
	readonly settleEveryMs: number;
	/** Between probes while all is well. */
	readonly probeEveryMs: number;
	/** Between probes after one that did not come back. */
	readonly retryEveryMs: number;
	/** For one probe. */
	readonly probeTimeoutMs: number;
	/** The first wait before opening again; it doubles with each failure. */
	readonly backoffMs: number;
	readonly backoffLimitMs: number;
	/** A tunnel that lasted this long was a success; one that did not counts as a failure. */
	readonly lastingMs: number;
	/** For `stop`, and for closing one tunnel. */
	readonly closeMs: number;
	/** Between looks at the clocks. */
	readonly clockCheckMs: number;
}

export const defaultTiming: Timing = {
	startMs: 15_000,
	settleMs: 30_000,
	settleEveryMs: 1_000,
	probeEveryMs: 30_000,
	retryEveryMs: 5_000,
	probeTimeoutMs: 10_000,
	backoffMs: 1_000,
	backoffLimitMs: 60_000,
	lastingMs: 60_000,
	closeMs: 1_000,
	clockCheckMs: 5_000,
};

/** The wait after this many failures in a row: doubling up to the limit, then cut by up to half at random (`random` in 0…1), so that many clients don't come back at once. */
export function backoff(
	failures: number,
	timing: Timing,
	random: number,
): number {
	const full = Math.min(
		timing.backoffMs * 2 ** Math.min(failures, 30),
		timing.backoffLimitMs,
	);
	return full * (1 - random / 2);
}

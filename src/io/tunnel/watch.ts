import type { Bell } from "./bell.ts";
import type { Board, TunnelNews } from "./board.ts";
import type { ProbeOutcome } from "./probe.ts";
import type { ProbeFailureCause } from "./probe-failure.ts";
import type { Timing } from "./timing.ts";
import type { Tunnel } from "./tunnel.ts";

/** Probes in a row that did not come back before a tunnel is opened anew: few for one that worked, more for an address that may only be slow to appear. */
const missesOfAWorkingTunnel = 3;
const missesOfANewAddress = 12;

/** Failures that say nothing about the tunnel: it comes back by itself, under its old name, when the network does. */
const notTheTunnel: ReadonlySet<ProbeFailureCause> = new Set([
	"offline",
	"refused",
	"tls",
]);

/** An open tunnel and what it takes to watch it. */
export interface Watch {
	readonly provider: string;
	readonly tunnel: Tunnel;
	readonly probe: (url: string, signal: AbortSignal) => Promise<ProbeOutcome>;
	readonly board: Board;
	readonly bell: Bell;
	readonly timing: Timing;
	readonly elapsed: () => number;
	readonly signal: AbortSignal;
}

/** Probes an open tunnel and posts how it is doing, until it has ended, has to be opened anew, or `signal` aborts. */
export async function watchTunnel(watch: Watch): Promise<void> {
	const over = new AbortController();
	const finish = () => over.abort();
	let reason: string | undefined;
	void watch.tunnel.closed.then((why) => {
		reason = why;
		finish();
	});
	watch.signal.addEventListener("abort", finish, { once: true });
	if (watch.signal.aborted) finish();

	await probeUntilOver(watch, over.signal);
	watch.signal.removeEventListener("abort", finish);
	if (reason !== undefined && !watch.signal.aborted) {
		const { provider, board } = watch;
		board.post({ status: "down", provider, problem: reason });
	}
}

async function probeUntilOver(watch: Watch, over: AbortSignal): Promise<void> {
	const { tunnel, board, bell, timing, elapsed } = watch;
	const settledBy = elapsed() + timing.settleMs;
	let settled = false;
	let patience = missesOfANewAddress;
	let misses = 0;

	while (!over.aborted) {
		const outcome = await watch.probe(tunnel.url, over);
		if (over.aborted) return;
		settled ||= outcome.reached || elapsed() >= settledBy;
		if (settled) {
			board.post(news(watch, outcome));
			misses = countMisses(misses, outcome);
			if (outcome.reached) patience = missesOfAWorkingTunnel;
			if (misses >= patience) return;
		}
		await bell.wait(nextWait(outcome, settled, timing), over);
	}
}

function countMisses(misses: number, outcome: ProbeOutcome): number {
	if (outcome.reached) return 0;
	return notTheTunnel.has(outcome.cause) ? misses : misses + 1;
}

function nextWait(
	outcome: ProbeOutcome,
	settled: boolean,
	timing: Timing,
): number {
	if (outcome.reached) return timing.probeEveryMs;
	return settled ? timing.retryEveryMs : timing.settleEveryMs;
}

function news({ provider, tunnel }: Watch, outcome: ProbeOutcome): TunnelNews {
	const { url, note } = tunnel;
	if (outcome.reached) return { status: "up", provider, url, hint: note };
	const { detail, hint } = outcome;
	return { status: "degraded", provider, url, problem: detail, hint };
}

import { ExitCode } from "../../errors.ts";
import type { ReplayTotals } from "../../view/replay-summary.ts";
import { type FailureCause, isAway } from "../../webhook/reply.ts";
import type { Attempt, Verdict } from "./view.ts";

/** What `replay` counts while it runs. */
export interface Tally {
	add(attempt: Attempt, verdict: Verdict): void;
	totals(ms: number): ReplayTotals;
	/** `isEnough` when nobody waits for the rest: what was sent so far decides. */
	exitCode(isEnough: boolean): ExitCode;
}

/** A tally of nothing yet, of so many POSTs that are to be made. */
export function createTally(planned: number): Tally {
	const statuses = new Map<number, number>();
	const failures = new Map<FailureCause, number>();
	let ok = 0;
	let failed = 0;
	let redelivered = 0;
	let slowest: ReplayTotals["slowest"];

	return {
		add({ name, attempt }, { reply, unmet, againInMs }) {
			if (attempt > 1) redelivered++;
			if (reply.ok) {
				count(statuses, reply.status);
				if (reply.ms > (slowest?.ms ?? -1)) slowest = { ms: reply.ms, name };
			} else {
				count(failures, reply.cause);
			}
			if (againInMs !== undefined) return;
			if (unmet.length === 0) ok++;
			else failed++;
		},
		totals: (ms) => {
			return {
				ms,
				planned,
				ok,
				failed,
				redelivered,
				statuses,
				failures,
				slowest,
			};
		},
		exitCode(isEnough) {
			if (ok + failed < planned && !isEnough) return ExitCode.Interrupted;
			if (failed === 0) return ExitCode.Done;
			const isOut = statuses.size === 0 && [...failures.keys()].every(isAway);
			return isOut ? ExitCode.Unreachable : ExitCode.Failed;
		},
	};
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}

import { CliError } from "../../errors.ts";
import { isLoopback } from "../../io/target.ts";
import type { Pace } from "./pace.ts";
import type { LoadWish } from "./settings.ts";

/** The most that one load may be. Durations are milliseconds. */
const most = {
	count: 1_000_000,
	duration: 3_600_000,
	concurrency: 1000,
	rate: 100_000,
} as const;

const usualConcurrency = 10;

/** The pace that was wished for, bounded in every direction. Throws CliError when it is too much, or for a machine that isn't this one. */
export function planLoad(wish: LoadWish, url: URL): Pace {
	if (!wish.allowRemote && !isLoopback(url.hostname)) throw remote(url);
	const {
		count = most.count,
		durationMs = most.duration,
		concurrency = usualConcurrency,
		rate,
	} = wish;
	refuseAbove(most.count, count, "--count");
	refuseAbove(most.concurrency, concurrency, "--concurrency");
	if (rate !== undefined) refuseAbove(most.rate, rate, "--rate");
	return {
		count,
		concurrency,
		durationMs: Math.min(durationMs, most.duration),
		rate,
	};
}

function refuseAbove(limit: number, value: number, flag: string): void {
	if (value <= limit) return;
	throw new CliError("load-too-large", `${flag} ${value} is too much`, {
		hint: `${flag} ${limit} at most`,
	});
}

function remote({ host }: URL): CliError {
	return new CliError("remote-load", `${host} is not this machine`, {
		hint: "if it is yours, and may be put under load: --allow-remote-load",
	});
}

/** What of Meta's advice on response times was looked at, and what was seen. */
export interface LatencyAdvice {
	/** Stable, for `--json`: `latency-median`. */
	readonly code: "latency-median" | "latency-tail";
	readonly isMet: boolean;
	/** What Meta asks for, in words. */
	readonly asked: string;
	/** `median 12 ms`. */
	readonly seen: string;
}

/**
 * Holds response times against the advice in Meta's documents: a median of at most 250 ms, and less than 1 % of the replies
 * after more than a second.
 */
export function adviseOnLatency({
	medianMs,
	replies,
	overOneSecond,
}: {
	readonly medianMs: number;
	readonly replies: number;
	/** How many of the replies took longer than that. */
	readonly overOneSecond: number;
}): readonly LatencyAdvice[] {
	const share = overOneSecond / replies;
	return [
		{
			code: "latency-median",
			isMet: medianMs <= 250,
			asked: "a median of at most 250 ms",
			seen: `median ${medianMs < 99.5 ? Number(medianMs.toPrecision(2)) : Math.round(medianMs)} ms`,
		},
		{
			code: "latency-tail",
			isMet: share < 0.01,
			asked: "less than 1 % over 1 s",
			seen: `${Number((share * 100).toPrecision(2))} % over 1 s`,
		},
	];
}

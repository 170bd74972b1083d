/** A question only the process that issued it can answer: shows that a public address leads here. */
export interface Probe {
	/** 32 hex digits, sent as `?wa-hook.probe=<nonce>`. */
	readonly nonce: string;
	/** 32 hex digits, the body expected back. Drawn apart from the nonce, so that seeing the question does not give the answer. */
	readonly answer: string;
}

/** Issues probes and answers each of them once. */
export interface ProbeDesk {
	issue(): Probe;
	/** The body to answer a GET with this raw query, or undefined when it asks nothing that is outstanding. */
	answer(query: string): string | undefined;
}

/** Makes a desk that remembers at most `limit` unanswered probes and forgets the oldest first. */
export function createProbeDesk(
	randomBytes: (size: number) => Buffer,
	limit = 64,
): ProbeDesk {
	const outstanding = new Map<string, string>();

	return {
		issue() {
			const probe = {
				nonce: randomBytes(16).toString("hex"),
				answer: randomBytes(16).toString("hex"),
			};
			outstanding.set(probe.nonce, probe.answer);
			forgetBeyond(outstanding, limit);
			return probe;
		},
		answer(query) {
			const nonce = /(?:^|&)wa-hook\.probe=([0-9a-f]{32})(?:&|$)/.exec(
				query,
			)?.[1];
			if (nonce === undefined) return undefined;
			const answer = outstanding.get(nonce);
			outstanding.delete(nonce);
			return answer;
		},
	};
}

function forgetBeyond(outstanding: Map<string, string>, limit: number): void {
	for (const nonce of outstanding.keys()) {
		if (outstanding.size <= limit) return;
		outstanding.delete(nonce);
	}
}

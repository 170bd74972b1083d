import { randomBytes } from "node:crypto";
import { onTestFinished } from "vitest";
import { probeHandshake } from "../../../src/io/probe/handshake.ts";
import { probeStrangers } from "../../../src/io/probe/handshake-strangers.ts";
import { openVisitor } from "../../../src/io/probe/visitor.ts";
import type { Finding } from "../../../src/webhook/diagnose/finding.ts";
import { diagnoseHandshake } from "../../../src/webhook/diagnose/handshake/handshake.ts";
import type { HandshakeObservation } from "../../../src/webhook/diagnose/handshake/observation.ts";

/** The verify token that everybody agrees on, unless a test says otherwise. */
export const token = "Wah_7f3a91c2e21c";

interface Trial {
	/** Undefined, though given: none is known. */
	readonly token?: string | undefined;
	readonly timeoutMs?: number;
	readonly slowMs?: number;
	readonly stop?: AbortSignal;
}

/** What the real probes find at an address. */
export async function diagnose(
	url: URL,
	trial: Trial = {},
): Promise<readonly Finding[]> {
	return diagnoseHandshake(await observe(url, trial));
}

/** What the real probes see at an address. */
export async function observe(
	url: URL,
	trial: Trial = {},
): Promise<HandshakeObservation> {
	const { timeoutMs = 5_000, slowMs = 5_000 } = trial;
	const { stop = new AbortController().signal } = trial;
	const visitor = openVisitor({ env: {}, skipVerify: false, timeoutMs, stop });
	onTestFinished(() => visitor.close());
	const options = {
		url,
		verifyToken: "token" in trial ? trial.token : token,
		randomBytes,
		slowMs,
		stop,
	};
	const observation = await probeHandshake(visitor, options);
	return probeStrangers(visitor, options, observation);
}

/** What was found to be wrong: `fail challenge-in-quotes`. */
export function faults(findings: readonly Finding[]): string[] {
	return findings
		.filter(({ level }) => level === "fail" || level === "warn")
		.map(({ level, code }) => `${level} ${code}`);
}

/** The codes of the findings of one level. */
export function codes(
	findings: readonly Finding[],
	wanted: Finding["level"],
): string[] {
	return findings
		.filter(({ level }) => level === wanted)
		.map(({ code }) => code);
}

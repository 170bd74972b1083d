import {
	type AddressProbe,
	observeAddress,
} from "../../src/io/probe/address.ts";
import { diagnoseAddress } from "../../src/webhook/diagnose/address/address.ts";
import type { Finding } from "../../src/webhook/diagnose/finding.ts";

/** Looks at an address as the command does, without a proxy and in half a second, and says what is to be said about it. */
export async function checkAddress(
	url: string,
	probe: Partial<AddressProbe> = {},
): Promise<readonly Finding[]> {
	return diagnoseAddress(
		await observeAddress({ url, env: {}, timeoutMs: 500, ...probe }),
	);
}

/** `warn tls-expires-soon` for each finding. */
export function inShort(findings: readonly Finding[]): readonly string[] {
	return findings.map(({ level, code }) => `${level} ${code}`);
}

/** The codes of what is wrong. */
export function faultsIn(findings: readonly Finding[]): readonly string[] {
	return findings
		.filter(({ level }) => level === "warn" || level === "fail")
		.map(({ code }) => code);
}

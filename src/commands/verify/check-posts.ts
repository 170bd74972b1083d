import { probeDeliveries } from "../../io/probe/deliveries.ts";
import type { Visitor } from "../../io/probe/visitor.ts";
import { isLoopback } from "../../io/target.ts";
import { withoutConsequences } from "../../webhook/diagnose/consequences.ts";
import { diagnoseDeliveries } from "../../webhook/diagnose/deliveries/deliveries.ts";
import type { ShakenWay } from "./check-handshake.ts";
import type { AddPart, DiagnosisMeans } from "./means.ts";
import { type SeenOnSide, together } from "./together.ts";
import { isTunnelHost } from "./tunnel-host.ts";

/** Sends deliveries on each way, the rightly signed ones only where they may be sent. */
export async function checkPosts(
	ways: readonly ShakenWay[],
	visitor: Visitor,
	{ settings, sides, credentials, progress, context }: DiagnosisMeans,
	add: AddPart,
): Promise<void> {
	const { randomBytes, now, stop } = context;
	const { secret, otherKeys } = credentials;
	const seen: SeenOnSide[] = [];
	const asked = sides.isListener ? bestOf(ways) : ways;
	for (const { side, url, handshake } of asked) {
		progress.now(`sending deliveries to ${url.host}`);
		const observation = await probeDeliveries(visitor, {
			url,
			secret: secret?.value,
			otherKeys,
			header: settings.signatureHeader,
			signed: settings.post ?? (sides.isListener || isOwnMachine(url)),
			onlyOne: sides.isListener,
			randomBytes,
			now,
			stop,
		});
		if (stop.aborted) return;
		const findings = diagnoseDeliveries(observation);
		seen.push({ side, findings: withoutConsequences(findings, handshake) });
	}
	for (const part of together("deliveries", seen)) add(part);
}

/** Whoever records and forwards what comes gets one sample: by the way that Meta takes, if that one works. */
function bestOf(ways: readonly ShakenWay[]): readonly ShakenWay[] {
	const sound = ways.find(({ handshake }) =>
		handshake.every(({ level }) => level !== "fail"),
	);
	return sound === undefined ? ways.slice(0, 1) : [sound];
}

function isOwnMachine({ hostname }: URL): boolean {
	return isLoopback(hostname) || isTunnelHost(hostname);
}

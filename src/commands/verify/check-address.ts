import { observeAddress } from "../../io/probe/address.ts";
import type { SideName } from "../../view/diagnosis.ts";
import {
	diagnoseAddress,
	isReachable,
} from "../../webhook/diagnose/address/address.ts";
import type { AddPart, DiagnosisMeans } from "./means.ts";

/** A way to the app that may be worth a request. */
export interface Way {
	readonly side: SideName;
	readonly url: URL;
	readonly isAddressAtFault: boolean;
}

/** Looks at the address by which Meta comes, and gives the ways on which a request may be answered. */
export async function checkAddresses(
	{ settings, sides, progress, context }: DiagnosisMeans,
	add: AddPart,
): Promise<readonly Way[]> {
	const { outside, inside } = sides;
	const ways: Way[] = [];
	// Meta comes by the outside; the inside matters where there is no other.
	const asked = outside ?? inside;
	if (asked !== undefined) {
		progress.now(`looking at the address of ${asked.url.host}`);
		const observation = await observeAddress({
			url: asked.spelled,
			env: settings.config.environment,
			resolve: settings.overrides,
			timeoutMs: settings.timeoutMs,
			stop: context.stop,
		});
		if (context.stop.aborted) return [];
		const findings = diagnoseAddress(observation);
		add({ group: "address", findings });
		const isAddressAtFault = findings.some(({ level }) => level === "fail");
		const isOffline = findings.some(({ code }) => code === "no-network");
		if (!isOffline && isReachable(observation)) {
			const side = outside === undefined ? "inside" : "outside";
			ways.push({ side, url: asked.url, isAddressAtFault });
		}
	}
	if (outside !== undefined && inside !== undefined) {
		ways.push({ side: "inside", url: inside.url, isAddressAtFault: false });
	}
	return ways;
}

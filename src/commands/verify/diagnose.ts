import { lookupWith } from "../../io/probe/resolution.ts";
import { openVisitor } from "../../io/probe/visitor.ts";
import type { DiagnosisPart } from "../../view/diagnosis.ts";
import { diagnoseAccount } from "../../webhook/diagnose/account/account.ts";
import type { AccountObservation } from "../../webhook/diagnose/account/observation.ts";
import type { Finding } from "../../webhook/diagnose/finding.ts";
import { checkAddresses } from "./check-address.ts";
import { checkAppsBehind } from "./check-apps-behind.ts";
import {
	checkHandshakes,
	finishHandshakes,
	isAnswering,
} from "./check-handshake.ts";
import { checkPosts } from "./check-posts.ts";
import type { AddPart, DiagnosisMeans } from "./means.ts";
import { variablesOf } from "./meta-access.ts";
import { repairLine } from "./repair-line.ts";
import type { Sides } from "./sides.ts";

/**
 * Checks part after part and hands each over when it is known, in the order in which they are shown. Ends early when it is stopped;
 * of the part that was under way then nothing is told.
 */
export async function diagnose(
	means: DiagnosisMeans,
	add: AddPart,
): Promise<void> {
	const { settings, access, context } = means;
	const { overrides, timeoutMs, skipVerify, config } = settings;
	const { stop } = context;
	// Meta takes its time, which needn't be waited for twice.
	const account = access?.account();
	const visitor = openVisitor({
		env: config.environment,
		skipVerify,
		timeoutMs,
		stop,
		...(overrides.length > 0 && { lookup: lookupWith(overrides) }),
	});
	try {
		const ways = await checkAddresses(means, add);
		if (stop.aborted) return;
		const shaken = await checkHandshakes(ways, visitor, means);
		if (stop.aborted) return;
		const posts: DiagnosisPart[] = [];
		const answering = shaken.filter(isAnswering);
		await checkPosts(answering, visitor, means, (part) => posts.push(part));
		await finishHandshakes(shaken, visitor, means, add);
		for (const part of posts) add(part);
		if (!stop.aborted) await checkAppsBehind(visitor, means, add);
	} finally {
		await visitor.close();
	}
	if (stop.aborted || settings.graph === false) return;
	const findings =
		account === undefined ? [notAsked] : await checkAccount(account, means);
	if (!stop.aborted) add({ group: "account", findings });
}

const notAsked: Finding = {
	code: "account-not-checked",
	level: "skip",
	title: "not checked: no access token is configured (WHATSAPP_ACCESS_TOKEN)",
};

async function checkAccount(
	account: Promise<AccountObservation>,
	{ settings, sides, progress }: DiagnosisMeans,
): Promise<readonly Finding[]> {
	progress.now("asking Meta about the account");
	const expected = {
		...callbacks(sides),
		variables: variablesOf(settings),
		repair: repairLine(settings),
	};
	return diagnoseAccount(await account, expected);
}

/** Where Meta is meant to deliver, and other addresses of the same app; a local one is none that Meta could have. */
export function callbacks({ outside, inside }: Sides): {
	callbackUrl?: string;
	otherUrls?: readonly string[];
} {
	return {
		...(outside && { callbackUrl: outside.spelled }),
		...(inside && { otherUrls: [inside.spelled] }),
	};
}

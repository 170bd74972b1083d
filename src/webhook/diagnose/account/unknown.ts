import type { FindingCode } from "../codes.ts";
import type { Finding } from "../finding.ts";
import type { AccountObservation, Lookup } from "./observation.ts";
import { graphAway } from "./observation.ts";
import { refusalFix, refusalSeen } from "./refusal.ts";

/** What could not be looked at, once for each reason; not what a fault that is `named` already explains. */
export function unknownFindings(
	seen: AccountObservation,
	named: readonly Finding[],
): readonly Finding[] {
	const reasons = new Map<string, { reason: Finding; what: string[] }>();
	const all = checks(seen);
	for (const { what, lookup, causes } of all) {
		const reason = reasonOf(lookup);
		const isExplained = named.some(({ code }) => causes.includes(code));
		if (reason === undefined || isExplained) continue;
		const key = keyOf(reason);
		const group = reasons.get(key) ?? { reason, what: [] };
		group.what.push(what);
		reasons.set(key, group);
	}
	return [...reasons.values()].map(({ reason, what }) => ({
		...reason,
		title:
			what.length === all.length
				? reason.title
				: `${reason.title}: ${what.join(", ")}`,
	}));
}

interface Check {
	readonly what: string;
	readonly lookup: Lookup<unknown>;
	/** The faults that explain why nothing is known of it. */
	readonly causes: readonly FindingCode[];
}

function checks(seen: AccountObservation): readonly Check[] {
	const app: readonly FindingCode[] = ["app-secret-wrong", "app-id-wrong"];
	const token: readonly FindingCode[] = [
		"token-expired",
		"token-invalid",
		"token-other-app",
	];
	const waba: readonly FindingCode[] = [
		"waba-unknown",
		"waba-id-mixed-up",
		"waba-access-denied",
		...rights,
	];
	const phone: readonly FindingCode[] = [
		"phone-number-unknown",
		"phone-number-id-mixed-up",
		"which-number",
		...rights,
	];
	return [
		{ what: "the app", lookup: seen.app, causes: app },
		{
			what: "the app's subscriptions",
			lookup: seen.subscriptions,
			causes: app,
		},
		{ what: "the access token", lookup: seen.token, causes: token },
		{ what: "the WhatsApp account", lookup: seen.waba, causes: waba },
		{
			what: "the apps subscribed to it",
			lookup: seen.subscribedApps,
			causes: waba,
		},
		{ what: "its numbers", lookup: seen.phoneNumbers, causes: waba },
		{ what: "the phone number", lookup: seen.phone, causes: phone },
		{ what: "where its messages go", lookup: seen.route, causes: phone },
		{ what: "its health", lookup: seen.health, causes: phone },
	];
}

// With a token that may not ask, a refusal says nothing of the thing asked for.
const rights: readonly FindingCode[] = [
	"token-wrong-kind",
	"token-scope-missing",
	"token-other-waba",
];

/** Undefined for what was found. */
function reasonOf(lookup: Lookup<unknown>): Finding | undefined {
	switch (lookup.state) {
		case "found":
			return undefined;
		case "unreachable":
			return away(lookup.detail);
		case "not-asked":
			if (lookup.why === graphAway) return away();
			return {
				code: "account-not-checked",
				level: "skip",
				title: "not checked",
				seen: [lookup.why],
			};
		case "refused": {
			const fix = refusalFix(lookup.error);
			return {
				code: "graph-refused",
				level: "skip",
				title: "Meta refused to tell",
				seen: refusalSeen(lookup.error),
				...(fix !== undefined && { fix }),
			};
		}
	}
}

function away(detail?: string): Finding {
	return {
		code: "graph-unreachable",
		level: "skip",
		title: "no answer of the Graph API's own",
		...(detail !== undefined && { seen: [detail] }),
	};
}

/** One silence is one reason, whatever each question came to; refusals differ by what Meta said. */
function keyOf({ code, seen }: Finding): string {
	return code === "graph-unreachable" ? code : `${code} ${seen?.[0]}`;
}

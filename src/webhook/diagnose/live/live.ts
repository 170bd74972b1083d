import type { FindingCode } from "../codes.ts";
import type { Finding } from "../finding.ts";
import {
	type Arrival,
	isReal,
	type LiveObservation,
	type TestMessage,
} from "./observation.ts";

/** What arrived while it was waited for, or what keeps it away. */
export function diagnoseLive(observation: LiveObservation): readonly Finding[] {
	const { arrivals, message } = observation;
	const real = arrivals.find(isReal);
	return [
		...(message?.ok === false ? [messageRefused(message)] : []),
		...(real === undefined ? missing(observation) : [arrived(real)]),
		...arrivals
			.filter(({ failures }) => failures.length > 0)
			.slice(0, 1)
			.map(messageFailed),
	];
}

function arrived({ kinds, afterMs, isVerified, delivery }: Arrival): Finding {
	return {
		code: "event-arrived",
		level: isVerified ? "ok" : "warn",
		title: `${kinds.join(", ")} arrived after ${seconds(afterMs)}, ${
			isVerified ? "signed right" : "its signature unchecked"
		}`,
		seen: [`delivery ${delivery}: wa-hook events show ${delivery}`],
	};
}

function missing(observation: LiveObservation): readonly Finding[] {
	const { arrivals, refusals, isStopped, isListenerGone, waitedMs, message } =
		observation;
	// What was stopped, or never sent, says nothing about what would have come.
	if (isStopped || message?.ok === false) return [];
	if (isListenerGone) return [listenerStopped(waitedMs)];
	const sample = arrivals.find(({ isSample }) => isSample);
	if (sample !== undefined) {
		return [
			{
				code: "only-samples-arrived",
				level: "warn",
				title: `the dashboard's test sample arrived after ${seconds(sample.afterMs)}, nothing else in ${seconds(waitedMs)}`,
			},
		];
	}
	const mismatches = refusals["mismatch"] ?? 0;
	if (mismatches > 0) {
		return [
			{
				code: "arrived-unsigned",
				level: "fail",
				title: `${mismatches} refused: the signature doesn't match`,
			},
		];
	}
	return [
		{
			code: "nothing-arrived",
			level: "fail",
			title: `nothing arrived in ${seconds(waitedMs)}`,
			seen: remainingCauses(observation),
		},
	];
}

function listenerStopped(waitedMs: number): Finding {
	return {
		code: "listener-stopped",
		level: "fail",
		title: `the listener ended after ${seconds(waitedMs)}: nothing can arrive there any more`,
	};
}

/** A reason for which Meta is silent, and the check that rules it out. */
interface SilentCause {
	readonly cause: string;
	readonly ruledOutBy?: FindingCode;
}

const silentCauses: readonly SilentCause[] = [
	{
		cause:
			"the app is in development mode: only the dashboard's test and people with a role in the app bring events",
	},
	{
		cause: "the app isn't subscribed to the account of the number",
		ruledOutBy: "waba-subscription",
	},
	{
		cause: "the app isn't subscribed to the field messages",
		ruledOutBy: "app-subscription",
	},
	{
		cause: "another address is set for the number or its account",
		ruledOutBy: "webhook-route",
	},
	{
		cause:
			"the message went to another number, or came from a blocked one, a group or the business itself",
	},
	{ cause: "another listener, or an older deployment, has the callback" },
];

function remainingCauses({
	passed,
	hasAddress,
}: LiveObservation): readonly string[] {
	const remaining = silentCauses
		.filter(
			({ ruledOutBy }) =>
				ruledOutBy === undefined || !passed.includes(ruledOutBy),
		)
		.map(({ cause }) => cause);
	return hasAddress ? remaining : [noAddress, ...remaining];
}

const noAddress =
	"the listener has no public address that wa-hook knows of: without one Meta can't reach it";

function messageRefused({
	detail,
	fix,
}: Extract<TestMessage, { ok: false }>): Finding {
	return {
		code: "test-message-refused",
		level: "fail",
		title: "the test message was not sent",
		seen: [detail],
		...(fix !== undefined && { fix }),
	};
}

function messageFailed({ failures }: Arrival): Finding {
	return {
		code: "test-message-failed",
		level: "warn",
		title: "the test message could not be delivered",
		seen: failures,
	};
}

function seconds(ms: number): string {
	return ms < 9_950
		? `${(ms / 1000).toFixed(1)} s`
		: `${Math.round(ms / 1000)} s`;
}

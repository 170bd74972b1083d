import type { Finding } from "../finding.ts";
import { type Answers, seenAnswer, statusOf } from "./answers.ts";
import {
	type DeliveriesObservation,
	isAccepted,
	isTooSlow,
} from "./observation.ts";
import { sizeProbes } from "./probe.ts";

/** Whether what was accepted was accepted with 200, which alone Meta documents as success. */
export function diagnoseStatuses({ signed }: Answers): readonly Finding[] {
	const others = signed.filter(
		({ reply }) => isAccepted(reply) && statusOf(reply) !== 200,
	);
	const [first] = others;
	if (first === undefined) return [];
	const statuses = new Set(others.map(({ reply }) => statusOf(reply)));
	return [
		{
			code: "not-200",
			level: "warn",
			title: `accepted with ${[...statuses].join(", ")}, not 200`,
			seen: [seenAnswer(first.probe, first.reply)],
		},
	];
}

/** Whether answers to deliveries of the usual size come as soon as Meta wants them. */
export function diagnoseTimes(
	observation: DeliveriesObservation,
	{ signed }: Answers,
): readonly Finding[] {
	const { slowMs, tooSlowMs, tries } = observation;
	const accepted = signed.filter(
		({ probe, reply }) => isAccepted(reply) && !(probe in sizeProbes),
	);
	// Who is late even with refusals needn't have accepted anything.
	const isLate = isTooSlow(observation);
	const usual = accepted.length === 0 && isLate ? tries : accepted;
	const [slowest] = usual.toSorted((a, b) => b.reply.ms - a.reply.ms);
	if (slowest === undefined) return [];
	const { ms } = slowest.reply;
	if (ms <= slowMs) {
		return [
			{
				code: "answer-time",
				level: "ok",
				title:
					usual.length === 1
						? `answered within ${ms} ms`
						: `each answered within ${ms} ms`,
			},
		];
	}
	const slow = usual.filter(({ reply }) => reply.ms > slowMs);
	return [
		{
			code: ms > tooSlowMs ? "too-slow" : "slow-answer",
			level: ms > tooSlowMs ? "fail" : "warn",
			title: `${slow.length} of ${usual.length} answers took longer than ${slowMs} ms, the slowest ${ms} ms`,
			seen: [seenAnswer(slowest.probe, slowest.reply)],
		},
		...(isLate ? [cutShort] : []),
	];
}

const cutShort: Finding = {
	code: "deliveries-cut-short",
	level: "skip",
	title:
		"not tried, as the answers take so long: whatever else Meta may send, and how it may be signed wrongly",
};
